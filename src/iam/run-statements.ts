import type { Config } from '../domain/config.ts';
import { allowMoving, allowReading } from './inbox-statements.ts';
import { allowWelcomeMail } from './mail-statements.ts';
import { toPoolArn } from './place.ts';
import type { Place } from './place.ts';
import { toPreflightStatements } from './preflight-statements.ts';
import { allow } from './statement.ts';
import type { IamStatement } from './statement.ts';
import { allowBucket, allowKey, allowObjects } from './storage-statements.ts';

/**
 * Allows what a run calls. Public operations are in no policy: no credentials sign them, so that IAM neither allows nor
 * denies them (https://docs.aws.amazon.com/cognito/latest/developerguide/security_iam_service-with-iam.html).
 */
export function toRunStatements(config: Config, place: Place): readonly IamStatement[] {
  return [
    ...toPreflightStatements(config, place),
    ...toPoolStatements(config, toPoolArn(config, place)),
    ...toStorageStatements(config.storage, place),
    ...toInbox(config.confirmation, place),
    ...(config.mail === null ? [] : [allowWelcomeMail(config.mail, place)]),
  ];
}

function toPoolStatements(config: Config, pool: string): readonly IamStatement[] {
  const purposes: Readonly<Record<string, readonly string[]>> = {
    Users: ['AdminGetUser'],
    SignUp: config.cognito.signUp === 'admin' ? ['AdminCreateUser', 'AdminSetUserPassword'] : [],
    Confirmation: toConfirmation(config),
    Links: toLinks(config),
    Groups: ['AdminAddUserToGroup'],
    SignIn: toSignIn(config),
  };
  return Object.entries(purposes)
    .filter(([, operations]) => operations.length > 0)
    .map(([sid, operations]) =>
      allow(
        sid,
        operations.map((operation) => `cognito-idp:${operation}`),
        { on: [pool] },
      ),
    );
}

/** Whom an administrator created is confirmed by the password that is set. */
function toConfirmation({ cognito, confirmation }: Config): readonly string[] {
  if (confirmation.by !== 'admin') return [];
  const confirming = cognito.signUp === 'self' ? ['AdminConfirmSignUp'] : [];
  return [...confirming, 'AdminUpdateUserAttributes'];
}

/** Who clicked is found in the pool's list; a link is followed to the pool's own domain only. */
function toLinks({ cognito, confirmation: { by, link } }: Config): readonly string[] {
  if (by !== 'link') return [];
  const isAwaited = cognito.signUp === 'self';
  return [...(isAwaited ? ['ListUsers'] : []), ...(link === 'follow' ? ['DescribeUserPool'] : [])];
}

/** A temporary password, of an administrator's user, is answered with a challenge. */
function toSignIn({ cognito: { authFlow, signUp } }: Config): readonly string[] {
  if (authFlow !== 'ADMIN_USER_PASSWORD_AUTH') return [];
  return ['AdminInitiateAuth', ...(signUp === 'admin' ? ['AdminRespondToAuthChallenge'] : [])];
}

/** Where users write their objects themselves, the role of the identity pool allows it. */
function toStorageStatements(storage: Config['storage'], place: Place): readonly IamStatement[] {
  if (storage.credentials === 'identityPool') return [];
  const hasTags = Object.keys(storage.tags).length > 0;
  const tagging = hasTags ? ['s3:PutObjectTagging'] : [];
  return [
    allowObjects(storage, place, ['s3:PutObject', 's3:GetObject', ...tagging]),
    allowBucket('Bucket', storage, place),
    ...allowKey(storage, place, ['kms:GenerateDataKey', 'kms:Decrypt']),
  ];
}

/** Mail is of no use where an administrator confirms, or people click. */
function toInbox(
  { by, link, inbox }: Config['confirmation'],
  place: Place,
): readonly IamStatement[] {
  const isRead = by === 'code' || (by === 'link' && link === 'follow');
  if (inbox === null || !isRead) return [];
  return [...allowReading(inbox, place), ...allowMoving(inbox, place)];
}
