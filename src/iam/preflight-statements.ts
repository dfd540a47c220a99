import type { Config } from '../domain/config.ts';
import { toPoolArn } from './place.ts';
import type { Place } from './place.ts';
import { allow } from './statement.ts';
import type { IamStatement } from './statement.ts';
import { allowBucket } from './storage-statements.ts';

/** Allows what is looked at before the first row; what the rows need anyway stands with them. */
export function toPreflightStatements(config: Config, place: Place): readonly IamStatement[] {
  const { storage, mail } = config;
  const on = [toPoolArn(config, place)];
  return [
    allow('Preflight', ['cognito-idp:DescribeUserPool', 'cognito-idp:DescribeUserPoolClient'], {
      on,
    }),
    allow('PreflightGroups', ['cognito-idp:GetGroup'], { on }),
    // It is about the account and no pool.
    allow('PreflightLimits', ['cognito-idp:GetProvisionedLimit'], { on: ['*'] }),
    ...(storage.credentials === 'identityPool'
      ? [allowBucket('PreflightBucket', storage, place)]
      : []),
    ...(mail === null ? [] : [allow('PreflightMail', toMailActions(mail), { on: ['*'] })]),
  ];
}

function toMailActions({ template }: NonNullable<Config['mail']>): readonly string[] {
  return [
    'ses:GetSendQuota',
    'ses:GetAccountSendingEnabled',
    'ses:GetIdentityVerificationAttributes',
    ...(template === null ? [] : ['ses:GetTemplate']),
  ];
}
