import {
  createAwsError,
  createExpiredToken,
  createLostReply,
  createServerError,
  createThrottle,
} from '../world/aws-error.ts';
import type { UserStatus, WorldUser } from '../world/books.ts';
import { MOST_ATTEMPTS } from './configuration.ts';
import { OTHERS, PASSWORD, THEIRS } from './person.ts';
import type { RowUnderTest, Script } from './row-under-test.ts';
import { toObjectKey } from './object-key.ts';
import type { SpecEventType } from './specification/spec-event.ts';

/** No code is good for so long. */
const LONG_AGO = 0;

type Happening = (row: RowUnderTest) => Promise<void> | void;

/** What each event of the specification is, to the row and its world. */
export const HAPPENINGS: { readonly [Type in SpecEventType]: Happening } = {
  answered: (row) => answer(row),
  throttled: (row) => row.hear({ before: createThrottle }),
  lost: (row) => answer(row, { after: createLostReply }),
  brokeInside: (row) => row.hear({ before: () => withRetryAfter(createServerError()) }),
  refusedRow: (row) => row.hear({ before: ({ service }) => REFUSALS[service].row() }),
  refusedBatch: (row) => row.hear({ before: ({ service }) => REFUSALS[service].batch() }),
  triggerCrashed: refuse('UnexpectedLambdaException', 'PreSignUp failed with error.'),

  diedBefore: (row) => row.rise(),
  diedDuring: (row) => row.dieDuring({ before: createLostReply }),
  diedAfter(row) {
    handCode(row);
    return row.dieDuring();
  },
  diedWaiting: (row) => row.rise(),
  told: (row) => row.tell({ type: 'resume' }),

  waited: (row) => row.wait('backoff'),
  resumed: (row) => row.rise(),
  resumedWithoutMail(row) {
    const { retry } = row.policy;
    const maxAttempts = Math.min(retry.maxAttempts + 1, MOST_ATTEMPTS);
    mend(row, { sendsMail: false, retry: { ...retry, maxAttempts } });
  },
  resumedByAdmin: (row) => mend(row, { confirmBy: 'admin' }),
  resumedOtherwise: (row) =>
    mend(row, { signUpBy: row.policy.signUpBy === 'self' ? 'admin' : 'self' }),
  cancelled: (row) => row.tell({ type: 'cancel' }),
  async cancelledAfter(row) {
    handCode(row);
    await row.leave();
    row.tell({ type: 'cancel' });
  },
  redriven: (row) => row.redrive(),
  codeArrived(row) {
    row.secrets = { ...row.secrets, code: '000000' };
    row.tell({ type: 'code.received' });
  },
  clicked: (row) => row.world.click(row.person.username),
  seen: (row) => row.tell({ type: 'confirmation.seen' }),
  resendDue: (row) => row.wait('resendDelay'),
  deadlinePassed: (row) => row.wait('confirmationTimeout'),

  confirmedAtOnce: (row) => under(row, { confirmsAtOnce: true }),
  sentNoCode: (row) => under(row, { autoVerifies: false }),
  undelivered: refuse('CodeDeliveryFailureException', 'Could not deliver.'),
  madeUndelivered: refuseAfter('CodeDeliveryFailureException', 'Could not deliver.'),
  roleInvalid: refuse('InvalidEmailRoleAccessPolicyException', 'Role is invalid.'),
  madeRoleInvalid: refuseAfter('InvalidEmailRoleAccessPolicyException', 'Role is invalid.'),
  confirmedStranger: (row) => meet(row, 'CONFIRMED'),
  unconfirmedStranger: (row) => meet(row, 'UNCONFIRMED'),
  temporaryStranger: (row) => meet(row, 'FORCE_CHANGE_PASSWORD'),
  disabledStranger: (row) => meet(row, 'CONFIRMED', false),

  denied: (row) => under(row, { denied: new Set(['AdminGetUser']) }),
  vanished(row) {
    row.world.removeUser(row.person.username);
    return row.hear();
  },
  replaced: (row) => meet(row, 'CONFIRMED'),
  disabledMeanwhile: (row) => change(row, { enabled: false }),
  async confirmedMeanwhile(row) {
    row.world.click(row.person.username);
    await row.hear();
  },
  unconfirmedMeanwhile: (row) => change(row, { status: 'UNCONFIRMED' }),

  mismatched: (row) => {
    handCode(row);
    row.secrets = { ...row.secrets, code: '000000' };
    return row.hear();
  },
  expired(row) {
    handCode(row);
    const user = getUser(row);
    user.code = { text: user.code?.text ?? '', sentAt: LONG_AGO };
    return row.hear();
  },
  unchanged: refuseAfter('PasswordHistoryPolicyViolationException', 'Used before.'),
  withoutEmail: refuse('InvalidParameterException', 'No such attribute.'),

  challengedByMfa: (row) => under(row, { signInChallenge: 'SMS_MFA' }),
  challengedByProof: (row) => under(row, { signInChallenge: 'PASSWORD_VERIFIER' }),
  challengedAnew: (row) => change(row, { status: 'FORCE_CHANGE_PASSWORD' }),
  sessionExpired: refuse(
    'NotAuthorizedException',
    'Invalid session for the user, session is expired.',
  ),
  proofRefused: refuse('NotAuthorizedException', 'Incorrect username or password.'),
  tokenExpired: refuse('NotAuthorizedException', 'Access Token has been revoked'),

  credentialsExpired: (row) =>
    row.hear({
      // An answer to HEAD has no body, and so no words.
      before: ({ operation }) =>
        operation === 'HeadObject'
          ? createAwsError('UnknownError', 'UnknownError', 400)
          : createExpiredToken(),
    }),
  strangersObject: (row) => collide(row, OTHERS.stranger),
  anotherRowsObject: (row) => collide(row, OTHERS.anotherRow),
  objectVanished(row) {
    row.world.books.objects.delete(toObjectKey(row));
    return row.hear();
  },
};

/** What every request of a service may be refused with, whatever it asks. */
const REFUSALS = {
  cognito: {
    row: () => createAwsError('UserLambdaValidationException', 'Refused by PreSignUp.'),
    batch: () => createAwsError('ResourceNotFoundException', 'User pool does not exist.'),
  },
  identity: {
    row: () => createAwsError('ResourceConflictException', 'Logged in elsewhere.'),
    batch: () => createAwsError('ResourceNotFoundException', 'IdentityPool not found.'),
  },
  s3: {
    row: () => createAwsError('InvalidRequest', 'Invalid.'),
    batch: () => createAwsError('NoSuchBucket', 'No such bucket.', 404),
  },
  ses: {
    row: () => createAwsError('MessageRejected', 'Rejected.'),
    batch: () => createAwsError('AccountSendingPausedException', 'Paused.'),
  },
} as const;

/** What a service in trouble asks for, in seconds. */
export const RETRY_AFTER_SECONDS = 7;

function withRetryAfter(error: Error): Error {
  const headers = { 'retry-after': String(RETRY_AFTER_SECONDS) };
  return Object.assign(error, { $response: { headers } });
}

function refuse(name: string, message: string): Happening {
  return (row) => row.hear({ before: () => createAwsError(name, message) });
}

function refuseAfter(name: string, message: string): Happening {
  return (row) => row.hear({ after: () => createAwsError(name, message) });
}

function answer(row: RowUnderTest, script: Script = {}): Promise<void> {
  handCode(row);
  return row.hear(script);
}

/** Sees to it that the code of the newest mail is the one that a row tries. */
function handCode(row: RowUnderTest): void {
  const user = row.world.books.users.get(row.person.username);
  if (user === undefined || row.life.call?.src !== 'confirmSignUp') return;
  // Where the pool mailed none that is still good, somebody has it from elsewhere.
  if (user.code === null || user.code.sentAt === LONG_AGO) {
    user.code = { text: '123456', sentAt: row.now };
  }
  row.secrets = { ...row.secrets, code: user.code.text };
}

type Settings = Parameters<RowUnderTest['world']['set']>[0];

/** Lets a call be taken in by a world that is set up otherwise, for once. */
async function under(row: RowUnderTest, settings: Settings): Promise<void> {
  const before = row.world.settings;
  row.world.set(settings);
  await row.hear();
  row.world.set(before);
}

function mend(row: RowUnderTest, changes: Partial<RowUnderTest['policy']>): void {
  row.policy = { ...row.policy, ...changes };
  row.rise();
}

/** Puts a stranger in the way, a twin of the person from long before. */
function meet(row: RowUnderTest, status: UserStatus, enabled = true): Promise<void> {
  const { username, attributes } = row.person;
  row.world.addStranger({ username, status, enabled, attributes, password: PASSWORD });
  return row.hear();
}

function getUser({ world, person }: RowUnderTest): WorldUser {
  const user = world.books.users.get(person.username);
  if (user === undefined) throw new Error('Expected a user in the pool, found none');
  return user;
}

function change(
  row: RowUnderTest,
  changes: Partial<Pick<WorldUser, 'status' | 'enabled'>>,
): Promise<void> {
  Object.assign(getUser(row), changes);
  return row.hear();
}

/** Puts an object in the way. */
function collide(
  row: RowUnderTest,
  { batch, sub }: { readonly batch: string; readonly sub: string },
): Promise<void> {
  const key = toObjectKey(row);
  row.world.books.objects.set(key, {
    key,
    body: THEIRS,
    metadata: { 'cognito-onboard-batch': batch, 'cognito-onboard-sub': sub },
    checksum: 'checksum-of-theirs',
    etag: '"theirs"',
  });
  return row.hear();
}
