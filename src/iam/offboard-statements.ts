import type { Config } from '../domain/config.ts';
import { toPoolArn } from './place.ts';
import type { Place } from './place.ts';
import { allow } from './statement.ts';
import type { IamStatement } from './statement.ts';
import { allowBucket, allowKey, allowObjects } from './storage-statements.ts';

/** Allows to delete what a batch made; S3 shows an object's checksum only to who may decrypt it. */
export function toOffboardStatements(config: Config, place: Place): readonly IamStatement[] {
  const { storage } = config;
  const on = [toPoolArn(config, place)];
  return [
    allow('Users', ['cognito-idp:AdminGetUser', 'cognito-idp:AdminDeleteUser'], { on }),
    allowObjects(storage, place, ['s3:GetObject', 's3:DeleteObject']),
    allowBucket('Bucket', storage, place),
    ...allowKey(storage, place, ['kms:Decrypt']),
  ];
}
