import type { FailureCode } from '../domain/failure.ts';

/** The AWS services that rows are onboarded into. */
export type AwsService = 'cognito' | 's3' | 'ses';

/** What a call was aimed at; the words of a failure name it. */
export interface AwsTarget {
  readonly region?: string;
  readonly userPoolId?: string;
  readonly clientId?: string;
  readonly bucket?: string;
  /** The `from` of the welcome mail: an address, or a name with the address in angle brackets. */
  readonly sender?: string;
  /** The URL that stands in for AWS's own. */
  readonly endpoint?: string;
}

/** Which operation of which service was called, and on what. */
export interface FailedCall {
  readonly service: AwsService;
  /** AWS's own operation name, for example `SignUp`. */
  readonly operation: string;
  readonly target: AwsTarget;
}

/** A failure code that an error of AWS, or of the way to it, can mean. */
export type AwsFailureCode = keyof typeof WORDS;

/**
 * Says what a failure of a call means: what was expected, what came, and the mend.
 *
 * @param code - The failure's code
 * @param call - The operation and what it was aimed at; left-out values are left out of the words
 * @returns Whole sentences, free of personal data and secrets
 */
export function formatFailureMessage(code: AwsFailureCode, call: FailedCall): string {
  const words: Words = WORDS[code];
  return typeof words === 'string' ? words : words(call);
}

type Words = string | ((call: FailedCall) => string);

/** Operations that name an app client; the others name the user pool. */
const CLIENT_OPERATIONS: readonly string[] = [
  'SignUp',
  'ConfirmSignUp',
  'ResendConfirmationCode',
  'InitiateAuth',
  'RevokeToken',
  'DescribeUserPoolClient',
];

const SERVICE_NAMES = { cognito: 'Cognito', s3: 'S3', ses: 'SES' } as const;

const WORDS = {
  THROTTLED: (call) =>
    `${nameService(call)} throttled ${call.operation}: it expects fewer requests per second. The call is made again after a wait; lower \`quotas.share\` if this goes on.`,
  UNREACHABLE: (call) =>
    `${nameService(call)} could not be reached for ${call.operation}${nameDestination(call)}. Check the network, \`${toRegionKey(call)}\` and \`endpoints\` in the configuration.`,
  CONNECTION_LOST: (call) =>
    `The connection to ${nameService(call)} broke before ${call.operation} was answered${nameDestination(call)}, so its effect is unknown. Check the network if this goes on.`,
  TIMED_OUT: (call) =>
    `${nameService(call)} did not answer ${call.operation} in time${nameDestination(call)}, so its effect is unknown. Check the network if this goes on.`,
  SERVICE_ERROR: (call) =>
    `${nameService(call)} failed inside at ${call.operation}, so its effect is unknown. See https://health.aws.amazon.com if this goes on.`,

  ACCESS_DENIED: (call) =>
    `${nameService(call)} denied ${call.operation}${quote(' on bucket', call.target.bucket)} to the credentials in use. Grant them \`${toAction(call)}\`.`,
  CREDENTIALS_REFUSED: (call) =>
    `${nameService(call)} refused the credentials that signed ${call.operation}. They come from ${nameCredentials(call)}; check them, and the clock of this computer.`,
  CREDENTIALS_EXPIRED: (call) =>
    `The credentials that sign ${call.operation} have expired, says ${nameService(call)}. They come from ${nameCredentials(call)}; renew them and run again.`,
  CREDENTIALS_MISSING: (call) =>
    `${nameService(call)} expects ${call.operation} to be signed, and no credentials were found. They come from ${nameCredentials(call)}; set them and run again.`,
  UNEXPECTED: (call) =>
    `${nameService(call)} answered ${call.operation} in a way that is not known here.`,

  LOCKED_OUT:
    'Cognito has locked the user out after too many wrong passwords. Sign-in is tried again in 15 minutes; make sure that nobody else signs in with a wrong one.',
  ATTEMPT_LIMIT: (call) =>
    `Cognito allows a user only so many calls of ${call.operation} in an hour, and this one has used them up. The call is made again in an hour.`,
  TRIGGER_CRASHED: (call) =>
    `A Lambda trigger of user pool${quote('', call.target.userPoolId)} crashed or took more than 5 seconds at ${call.operation}. See its log in CloudWatch.`,
  TRIGGER_INVALID: (call) =>
    `A Lambda trigger of user pool${quote('', call.target.userPoolId)} could not be invoked at ${call.operation}, or gave back no valid event. Correct it or its permissions.`,
  TRIGGER_REFUSED: (call) =>
    `A Lambda trigger of the user pool refused this user at ${call.operation}. Correct the row, or the trigger if it refuses everybody.`,
  FIREWALL_BLOCKED: (call) =>
    `The AWS WAF web ACL of user pool${quote('', call.target.userPoolId)} blocked ${call.operation}. Let this computer's address pass, or lower \`quotas.share\` if the rule counts requests.`,

  USER_EXISTS:
    'Cognito already has a user of this username. Whose user that is must be looked up; then `cognito.onExisting` decides.',
  USER_NOT_FOUND: (call) =>
    `Cognito found no user of this username at ${call.operation}. Either it was never signed up or it was deleted meanwhile.`,
  ALREADY_CONFIRMED: (call) =>
    `Cognito says at ${call.operation} that the user no longer waits for confirmation. The status must be looked up.`,
  CODE_NOT_SENT: (call) =>
    `Cognito signed the user up at ${call.operation} but could not send the confirmation code. The code must be sent again.`,
  CODE_MISMATCH:
    'Cognito expected another confirmation code. The newest mail counts; an older one may have been read.',
  CODE_EXPIRED:
    'The confirmation code has expired: Cognito keeps it for 24 hours. A new one is sent.',
  USER_NOT_CONFIRMED: (call) =>
    `Cognito expects the user to be confirmed before ${call.operation}. The confirmation comes first.`,
  TOKEN_EXPIRED: (call) =>
    `Cognito no longer takes the user's token at ${call.operation}. The user must be signed in again.`,
  USER_DISABLED: (call) =>
    `The user is disabled, so Cognito refused ${call.operation}. Enable the user in the pool and redrive the row.`,
  USER_STATE_UNSUPPORTED: (call) =>
    `Cognito can confirm only a user who signed up, and this one has another status at ${call.operation}. Let the user set a password, or delete the user and redrive the row.`,
  ALIAS_EXISTS:
    "The user's address or number is already a verified alias of another user in the pool. Correct the row or remove the alias there.",
  INPUT_REFUSED: (call) =>
    `Cognito refused a value of this row at ${call.operation}. Correct the username or the attributes and redrive the row.`,
  PASSWORD_REFUSED: (call) =>
    `The password does not meet the policy of user pool${quote('', call.target.userPoolId)}, or was leaked or used before. Put another one into the row.`,
  PASSWORD_WRONG:
    'Cognito expected another password, or knows no such user. Correct the password of the row and redrive it.',
  PASSWORD_RESET_REQUIRED: (call) =>
    `Cognito expects the user to set a new password before ${call.operation}. Let the user reset it, then redrive the row.`,
  DELIVERY_FAILED: (call) =>
    `Cognito could not deliver the message of ${call.operation}. Check the address of the row, and the pool's mail settings if it happens to many.`,

  POOL_OR_CLIENT_NOT_FOUND: (call) =>
    `Cognito knows no ${namePoolOrClient(call)}${quote(' in region', call.target.region)}. Check \`${CLIENT_OPERATIONS.includes(call.operation) ? 'cognito.clientId' : 'cognito.userPoolId'}\` and \`region\` in the configuration.`,
  POOL_MISCONFIGURED: (call) =>
    `User pool${quote('', call.target.userPoolId)} is not set up for ${call.operation}: it must allow self sign-up, verify an attribute by itself, and have every attribute of the input in its schema.`,
  CLIENT_MISCONFIGURED: (call) =>
    `User pool client${quote('', call.target.clientId)} is not set up for ${call.operation}: it must allow USER_PASSWORD_AUTH, token revocation and writing the attributes of the input, and \`cognito.clientSecret\` must be set if it has a secret.`,
  CLIENT_SECRET_REFUSED: (call) =>
    `Cognito expected another secret of user pool client${quote('', call.target.clientId)} at ${call.operation}. Check the environment variable that \`cognito.clientSecret\` names.`,
  CONFIRMATION_MAIL_CAP:
    "The daily limit of confirmation mail is reached: Cognito's own mail sender allows 50 a day for the account, until 09:00 UTC. Configure SES in the user pool (EmailSendingAccount DEVELOPER), or run again after that.",
  MAIL_ROLE_INVALID: (call) =>
    `User pool${quote('', call.target.userPoolId)} may not use its SES identity or its SNS role, so ${call.operation} cannot send a message. Mend the policy of the identity or the trust of the role.`,

  OBJECT_EXISTS: (call) =>
    `An object already stands under this key${quote(' in bucket', call.target.bucket)}. Whose it is must be looked up; then \`storage.onExisting\` decides.`,
  OBJECT_NOT_FOUND: (call) =>
    `S3 found no object under this key${quote(' in bucket', call.target.bucket)} at ${call.operation}.`,
  OBJECT_REFUSED: (call) =>
    `S3 refused ${call.operation} of this object${quote(' in bucket', call.target.bucket)}. Check \`storage.key\`, the size of the attributes, and the rules of the bucket.`,
  WRITE_CONFLICT: (call) =>
    `Somebody else wrote to the same key${quote(' in bucket', call.target.bucket)} during ${call.operation}. The call is made again.`,
  BODY_DAMAGED: (call) =>
    `S3 received another body than ${call.operation} announced: it was damaged on the way. The call is made again.`,
  BUCKET_NOT_FOUND: (call) =>
    `S3 knows no bucket${quote('', call.target.bucket)}. Check \`${toBucketSection(call)}.bucket\` in the configuration.`,
  BUCKET_REGION: (call) =>
    `Bucket${quote('', call.target.bucket)} is not${quote(' in region', call.target.region)} where ${call.operation} looked for it. Check \`${toRegionKey(call)}\` in the configuration.`,
  ENCRYPTION_KEY: (call) =>
    `The KMS key of bucket${quote('', call.target.bucket)} cannot be used for ${call.operation}. Enable the key, or give the bucket another one.`,

  MAIL_CAP: (call) =>
    `SES has sent as many mails in 24 hours as the account may${quote(' in region', call.target.region)}. Ask for a higher sending quota in the SES console, or run again later.`,
  SENDER_NOT_VERIFIED: (call) =>
    `SES expects sender${quote('', call.target.sender)} to be verified${quote(' in region', call.target.region)}. Verify the address or its domain in SES, or check \`mail.from\` and \`mail.region\`.`,
  SENDING_PAUSED: (call) =>
    `Sending is paused for the account or its configuration set${quote(' in region', call.target.region)}. See the reputation page of the SES console, then run again.`,
  MAIL_MISCONFIGURED: (call) =>
    `SES is not set up for sender${quote('', call.target.sender)}: its configuration set or its MAIL FROM domain is missing. Mend the identity in the SES console.`,
  RECIPIENT_REFUSED:
    'SES refused the mail to this recipient. Check the address; in the SES sandbox the recipient must be verified too.',
} as const satisfies Partial<Record<FailureCode, Words>>;

function nameService({ service }: FailedCall): string {
  return SERVICE_NAMES[service];
}

function quote(label: string, value: string | undefined): string {
  return value === undefined ? '' : `${label} \`${value}\``;
}

function nameDestination({ target: { endpoint, region } }: FailedCall): string {
  return endpoint === undefined ? quote(' in region', region) : quote(' at', endpoint);
}

function namePoolOrClient({ operation, target }: FailedCall): string {
  return CLIENT_OPERATIONS.includes(operation)
    ? `user pool client${quote('', target.clientId)}`
    : `user pool${quote('', target.userPoolId)}`;
}

function nameCredentials({ service }: FailedCall): string {
  const chain = 'the environment, the shared AWS configuration files or the role of this computer';
  return service === 's3' ? `\`storage.profile\`, else from ${chain}` : chain;
}

/** Incoming mail is listed and read; the rows' own objects are only put and looked at. */
function toBucketSection({ operation }: FailedCall): 'storage' | 'confirmation.inbox' {
  return ['ListObjectsV2', 'GetObject'].includes(operation) ? 'confirmation.inbox' : 'storage';
}

function toRegionKey(call: FailedCall): string {
  if (call.service === 's3') return `${toBucketSection(call)}.region`;
  return call.service === 'ses' ? 'mail.region' : 'region';
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
const S3_ACTIONS: Readonly<Record<string, string>> = {
  HeadObject: 's3:GetObject',
  HeadBucket: 's3:ListBucket',
  ListObjectsV2: 's3:ListBucket',
};

function toAction({ service, operation }: FailedCall): string {
  if (service === 's3') return S3_ACTIONS[operation] ?? `s3:${operation}`;
  return `${service === 'ses' ? 'ses' : 'cognito-idp'}:${operation}`;
}
