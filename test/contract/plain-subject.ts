import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { S3Client } from '@aws-sdk/client-s3';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import type { Subject } from './subject.ts';

/** Where the clients call, and who signs. */
interface ClientOptions {
  readonly region?: string;
  readonly endpoint?: string;
  readonly maxAttempts?: number;
  /** `chain` takes them where the SDK finds some. @defaultValue a pair that means nothing */
  readonly credentials?: 'chain';
}

const ANY_CREDENTIALS = { accessKeyId: 'any', secretAccessKey: 'key' };

/** Makes a subject with clients of its own; what its ids are and what it can do is left to be filled in. */
export function createSubject({ credentials, ...options }: ClientOptions): Subject {
  const signer = credentials === 'chain' ? {} : { credentials: ANY_CREDENTIALS };
  const all = { region: 'eu-west-1', maxAttempts: 1, ...options, ...signer };
  const s3Options: S3ClientConfig = { ...all, forcePathStyle: true };
  return {
    cognito: new CognitoIdentityProviderClient(all),
    identity: new CognitoIdentityClient(all),
    s3: new S3Client(s3Options),
    ses: new SESClient(all),
    s3Options,
    region: all.region,
    userPoolId: '',
    clientId: '',
    identityPoolId: '',
    group: '',
    bucket: '',
    sender: '',
    recipient: 'bob@example.com',
    lacks: [],
    toEmail: (username) => `${username}@example.com`,
    readCode: () => lacking('mail'),
    useLinks: () => lacking('links'),
    readLink: () => lacking('links'),
    advance: () => void lacking('clock'),
    openSecretClient: () => lacking('secretClient'),
  };
}

function lacking(need: string): never {
  throw new Error(`Expected no case that needs \`${need}\` to be played here`);
}
