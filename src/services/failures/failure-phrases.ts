import type { FailedCall } from './failed-call.ts';

/** Operations that name an app client; the others name the user pool. */
export const CLIENT_OPERATIONS: readonly string[] = [
  'SignUp',
  'ConfirmSignUp',
  'ResendConfirmationCode',
  'InitiateAuth',
  'RespondToAuthChallenge',
  'RevokeToken',
  'DescribeUserPoolClient',
];

const SERVICE_NAMES = {
  cognito: 'Cognito',
  identity: 'The identity pool',
  s3: 'S3',
  ses: 'SES',
} as const;

/** Names the service of a call. */
export function nameService({ service }: FailedCall): string {
  return SERVICE_NAMES[service];
}

/** Quotes a value behind its label, where there is one. */
export function quote(label: string, value: string | undefined): string {
  return value === undefined ? '' : `${label} \`${value}\``;
}

/** Tells where a call was sent. */
export function nameDestination({ target: { endpoint, region } }: FailedCall): string {
  return endpoint === undefined ? quote(' in Region', region) : quote(' at', endpoint);
}

/** Names the client or the pool, whichever the operation names. */
export function namePoolOrClient({ operation, target }: FailedCall): string {
  return CLIENT_OPERATIONS.includes(operation)
    ? `app client${quote('', target.clientId)}`
    : `user pool${quote('', target.userPoolId)}`;
}

/** Tells where the credentials of a call come from. */
export function nameCredentials({ service }: FailedCall): string {
  const chain = 'the environment, the shared AWS configuration files or the role of this computer';
  return service === 's3' ? `\`storage.profile\`, else from ${chain}` : chain;
}

const INBOX_OPERATIONS: readonly string[] = [
  'ListObjectsV2',
  'GetObject',
  'CopyObject',
  'GetBucketPolicy',
  'PutBucketPolicy',
];

/** Incoming mail is let in by a policy, listed and read; the rows' own objects are only put and looked at. */
export function toBucketSection({ operation }: FailedCall): 'storage' | 'confirmation.inbox' {
  return INBOX_OPERATIONS.includes(operation) ? 'confirmation.inbox' : 'storage';
}

/** Names the setting that decides about the Region of a call. */
export function toRegionKey(call: FailedCall): string {
  if (call.service === 's3') return `${toBucketSection(call)}.region`;
  if (call.service !== 'ses') return 'region';
  return call.operation.includes('Receipt') ? 'confirmation.inbox.region' : 'mail.region';
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
const S3_ACTIONS: Readonly<Record<string, string>> = {
  HeadObject: 's3:GetObject',
  CopyObject: 's3:PutObject',
  HeadBucket: 's3:ListBucket',
  ListObjectsV2: 's3:ListBucket',
};

const ACTION_PREFIXES = {
  cognito: 'cognito-idp',
  identity: 'cognito-identity',
  ses: 'ses',
} as const;

/** Names the IAM action of a call. */
export function toAction({ service, operation }: FailedCall): string {
  if (service === 's3') return S3_ACTIONS[operation] ?? `s3:${operation}`;
  return `${ACTION_PREFIXES[service]}:${operation}`;
}
