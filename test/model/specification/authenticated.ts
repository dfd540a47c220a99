import type { FailureCode } from '../../../src/domain/failure.ts';
import {
  countCall,
  countReturn,
  enter,
  fail,
  loseMail,
  removeUser,
  succeed,
  takeUp,
} from './changes.ts';
import { all, canRetry, canReturn, sendsMail } from './checks.ts';
import { sendNoMail, specifyCall } from './specified-call.ts';
import { apply, first, on, stay, to, when } from './way.ts';
import type { Change, Check, Way } from './way.ts';

const isFree: Check = ({ object }) => object === null;
const usesIdentityPool: Check = ({ configuration }) => configuration.credentials === 'identityPool';
const isSame: Check = ({ user, sub }) => sub === null || sub === user?.whose;
const resends: Check = ({ configuration }) => configuration.mail === 'resend';

const giveUp = (code: FailureCode, ...changes: readonly Change[]): Way =>
  to('#signingOut', ...changes, fail(code));
const givenUp = [to('#signingOut')];

const know: Change = ({ user, ownership }) => ({
  sub: user?.whose ?? null,
  ownership: ownership === 'adopted' ? 'adopted' : 'ours',
});

const tokenExpired: readonly Way[] = [
  when(canReturn, to('#authenticating', countReturn)),
  giveUp('TOKEN_EXPIRED'),
];

const readingUser = specifyCall({
  step: 'readingUser',
  call: 'readUser',
  service: 'cognito',
  givenUp,
  ways: {
    answered: [
      when(all(isSame, usesIdentityPool), to('#gettingIdentity', know)),
      when(isSame, to('#storingObject', know)),
      giveUp('USER_REPLACED'),
    ],
    tokenExpired,
    vanished: [
      when(canReturn, to('#reconciling', removeUser, countReturn)),
      giveUp('USER_NOT_FOUND', removeUser),
    ],
  },
});

const gettingIdentity = specifyCall({
  step: 'gettingIdentity',
  call: 'getIdentity',
  service: 'identity',
  givenUp,
  ways: {
    answered: [to('#gettingCredentials', () => ({ hasIdentity: true }))],
    tokenExpired,
  },
});

const gettingCredentials = specifyCall({
  step: 'gettingCredentials',
  call: 'getCredentials',
  service: 'identity',
  givenUp,
  ways: { answered: [to('#storingObject')], tokenExpired },
});

const putObject: Change = ({ object, overwrites }) =>
  object === null || overwrites ? { object: 'ours' } : {};

/** A user's own credentials last an hour; the operator's concern every row. */
const toExpiry = (step: string, code: FailureCode): readonly Way[] => [
  when(all(usesIdentityPool, canReturn), to('#gettingCredentials', countReturn)),
  to(`#${step}.held`, fail(code)),
];

const record =
  (stored: 'ours' | 'stranger'): Change =>
  () => ({ stored, failure: null });

const mailOr = (...changes: readonly Change[]): readonly Way[] => [
  when(sendsMail, to('#sendingWelcomeMail', ...changes)),
  to('#signingOut', ...changes),
];

const isInTheWay = when(
  ({ object, overwrites }) => object !== null && !overwrites,
  to('#checkingObject'),
);

const storingObject = specifyCall({
  step: 'storingObject',
  call: 'storeObject',
  service: 's3',
  taken: putObject,
  givenUp,
  ways: {
    answered: [isInTheWay, ...mailOr(putObject, record('ours'))],
    strangersObject: first(() => ({ object: 'stranger' }), [isInTheWay]).map((way) =>
      when(isFree, way),
    ),
    anotherRowsObject: first(() => ({ object: 'anotherRow' }), [isInTheWay]).map((way) =>
      when(isFree, way),
    ),
    credentialsExpired: toExpiry('storingObject', 'CREDENTIALS_EXPIRED'),
  },
});

const theirs: readonly Way[] = [
  ...mailOr(record('stranger')).map((way) =>
    when(({ configuration }) => configuration.onExistingObject === 'keep', way),
  ),
  when(
    ({ configuration }) => configuration.onExistingObject === 'overwrite',
    to('#storingObject', () => ({ overwrites: true })),
  ),
  giveUp('OBJECT_NOT_OURS'),
];

const checkingObject = specifyCall({
  step: 'checkingObject',
  call: 'checkObject',
  service: 's3',
  givenUp,
  ways: {
    answered: [
      ...mailOr(record('ours')).map((way) => when(({ object }) => object === 'ours', way)),
      when(({ object }) => object === 'anotherRow', giveUp('OBJECT_NOT_OURS')),
      ...theirs,
    ],
    objectVanished: first(
      () => ({ object: null }),
      [when(canReturn, to('#storingObject', countReturn)), giveUp('OBJECT_NOT_FOUND')],
    ),
    // The answer to HEAD has no words for what is wrong with credentials.
    credentialsExpired: toExpiry('checkingObject', 'CREDENTIALS_REFUSED'),
  },
});

const sendMail: Change = ({ mails }) => ({ mails: mails + 1 });

/** Nobody knows whether the mail went out: the operator chose whether two are better than none. */
const unknownMail = (code: FailureCode, taken: Change): readonly Way[] => [
  when(all(resends, canRetry), to('#sendingWelcomeMail.waiting', taken, loseMail, fail(code))),
  to('#signingOut', taken, loseMail),
];

const sendingWelcomeMail = specifyCall({
  step: 'sendingWelcomeMail',
  call: 'sendWelcomeMail',
  service: 'ses',
  taken: sendMail,
  givenUp,
  left: [when(resends, to('#sendingWelcomeMail.calling')), to('#signingOut', loseMail)],
  cancelled: [loseMail],
  held: { resumedWithoutMail: [to('#signingOut', takeUp, sendNoMail, succeed)] },
  ways: {
    answered: [to('#signingOut', sendMail, () => ({ mail: 'sent', failure: null }))],
    lost: unknownMail('CONNECTION_LOST', sendMail),
    brokeInside: unknownMail('SERVICE_ERROR', () => ({})),
  },
});

const ended: readonly Way[] = [
  when(({ failure }) => failure !== null, to('#failed')),
  to('#provisioned'),
];
const triedAgain: readonly Way[] = [when(canRetry, to('#signingOut.waiting')), ...ended];

/** Signing out is best effort: whatever comes of it, the row ends as it would have. */
const signingOut = {
  id: 'signingOut',
  entry: apply(enter('signingOut')),
  initial: 'calling',
  states: {
    calling: {
      tags: ['signOut'],
      entry: apply(countCall),
      on: on({
        answered: ended,
        refusedRow: ended,
        refusedBatch: ended,
        throttled: triedAgain,
        lost: triedAgain,
        brokeInside: triedAgain,
        diedBefore: [stay()],
        diedAfter: [stay()],
        told: [to('#signingOut.calling')],
      }),
    },
    waiting: {
      on: on({
        waited: [to('#signingOut.calling', ({ attempt }) => ({ attempt: attempt + 1 }))],
        diedWaiting: [stay()],
      }),
    },
  },
};

/** The person is signed in, and gets what the batch is for. */
export const authenticated = {
  initial: 'readingUser',
  states: {
    readingUser,
    gettingIdentity,
    gettingCredentials,
    storingObject,
    checkingObject,
    sendingWelcomeMail,
    signingOut,
  },
};
