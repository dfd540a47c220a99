import type { Step } from '../../../src/domain/lifecycle.ts';
import {
  changeUser,
  countReturn,
  fail,
  forgetUser,
  forgiveReturns,
  knowCreation,
  knowFound,
  knowOurs,
  knowSignUp,
  loseAnswer,
  makeUser,
  missCode,
  putStranger,
  removeUser,
  takeUp,
} from './changes.ts';
import {
  all,
  canReturn,
  isKnownAsOurs,
  isPossiblyOurs,
  isUser,
  mayBeOurs,
  not,
  vouches,
} from './checks.ts';
import { sendNoMail, specifyCall } from './specified-call.ts';
import { first, to, toTransition, when } from './way.ts';
import type { Change, Check, Way, Ways } from './way.ts';

const isFree: Check = ({ user }) => user === null;
const isOurs: Check = ({ user }) => user?.whose === 'ours';
const mayHaveUser: Check = ({ isAnswerLost, sub }) => isAnswerLost || sub !== null;
const awaitsMail: Check = ({ configuration }) => configuration.confirmBy !== 'admin';
const hasNoMail: Check = ({ configuration }) => configuration.address !== 'attribute';
const isSkipped: Check = ({ configuration }) => configuration.onExistingUser === 'skip';
const isAdopted: Check = ({ configuration }) => configuration.onExistingUser === 'adopt';
const isPasswordMadeUp: Check = ({ configuration }) => configuration.passwordFrom === 'generated';
const isDeadEnd: Check = ({ isCodeUnsent, returns }) => isCodeUnsent && returns > 0;
const mayYetSignUp: Check = ({ sub, ownership, isNameTaken }) =>
  sub === null && ownership !== 'adopted' && !isNameTaken;

const noteTaken: Change = () => ({ isNameTaken: true });
const adopt: Change = ({ user }) => ({ sub: user?.whose ?? null, ownership: 'adopted' });
const adoptUnseen: Change = () => ({ ownership: 'adopted' });
const doubt: Change = () => ({ ownership: 'unproven' });

const confirmByAdmin: Change = ({ configuration }) => ({
  configuration: { ...configuration, confirmBy: 'admin' },
});
const signUpOtherwise: Change = ({ configuration }) => ({
  configuration: {
    ...configuration,
    signUpBy: configuration.signUpBy === 'self' ? 'admin' : 'self',
  },
});

/** The name belongs to somebody: strangers who were there all along, in every status. */
function comeTooLate(ways: readonly Way[]): Ways {
  const too = (stranger: Change) => first(stranger, ways).map((way) => when(isFree, way));
  return {
    confirmedStranger: too(putStranger('confirmed')),
    unconfirmedStranger: too(putStranger('unconfirmed')),
    temporaryStranger: too(putStranger('temporary')),
    disabledStranger: too(putStranger('confirmed', false)),
  };
}

/** A held sign-up looks first where there may be a user already. */
function resume(...changes: readonly Change[]): readonly Way[] {
  return [
    when(mayHaveUser, to('#reconciling', ...changes, takeUp)),
    to('#registering', ...changes, takeUp),
  ];
}

const held: Ways = {
  resumed: resume(),
  resumedWithoutMail: resume(sendNoMail),
  resumedByAdmin: resume(confirmByAdmin),
  resumedOtherwise: resume(signUpOtherwise),
};

/** A sign-up whose answer nobody heard must be looked for. */
const unanswered = {
  unknown: loseAnswer,
  left: [to('#reconciling', loseAnswer, forgiveReturns)],
  cancelled: [loseAnswer],
  held,
} as const;

const isTaken = when(not(isFree), to('#reconciling', noteTaken));
const know = [knowOurs, knowSignUp];
const makeUnconfirmed = makeUser('unconfirmed');
const withoutCode = to(
  '#signingUp.held',
  makeUnconfirmed,
  ...know,
  missCode,
  fail('CODE_IMPOSSIBLE'),
);
const withCode = to('#confirming', makeUnconfirmed, ...know);

const signingUp = specifyCall({
  step: 'signingUp',
  call: 'signUp',
  service: 'cognito',
  taken: makeUnconfirmed,
  ...unanswered,
  ways: {
    answered: [isTaken, when(all(awaitsMail, hasNoMail), withoutCode), withCode],
    ...comeTooLate([isTaken]),
    confirmedAtOnce: [
      when(all(isFree, vouches), to('#verifyingEmail', makeUser('confirmed'), ...know)),
      when(isFree, to('#joining', makeUser('confirmed'), ...know)),
    ],
    sentNoCode: [when(all(isFree, awaitsMail), withoutCode), when(isFree, withCode)],
    undelivered: [when(isFree, to('#reconciling', loseAnswer, missCode))],
    madeUndelivered: [when(isFree, to('#reconciling', makeUnconfirmed, loseAnswer, missCode))],
    roleInvalid: toRoleInvalid('signingUp', loseAnswer, missCode),
    madeRoleInvalid: toRoleInvalid('signingUp', makeUnconfirmed, loseAnswer, missCode),
  },
});

const makeTemporary = makeUser('temporary');

const creatingUser = specifyCall({
  step: 'creatingUser',
  call: 'createUser',
  service: 'cognito',
  taken: makeTemporary,
  ...unanswered,
  ways: {
    answered: [isTaken, to('#confirming', makeTemporary, knowOurs, knowCreation)],
    ...comeTooLate([isTaken]),
    roleInvalid: toRoleInvalid('creatingUser', loseAnswer),
    madeRoleInvalid: toRoleInvalid('creatingUser', makeTemporary, loseAnswer),
  },
});

function toRoleInvalid(step: Step, ...changes: readonly Change[]): readonly Way[] {
  return [when(isFree, to(`#${step}.held`, ...changes, fail('MAIL_ROLE_INVALID')))];
}

/** Nobody has the name. */
const absent: readonly Way[] = [
  when(isDeadEnd, to('#failed', forgetUser, fail('DELIVERY_FAILED'))),
  when(canReturn, to('#registering', countReturn, forgetUser)),
  to('#failed', fail('STATE_UNSTABLE')),
];

/** The user is ours; a confirmed one may be ahead of what a killed process wrote down. */
const ours: readonly Way[] = [
  when(
    all(isUser('confirmed'), vouches, ({ user }) => user?.isVerified === false),
    to('#verifyingEmail', knowFound),
  ),
  when(isUser('confirmed'), to('#joining', knowFound)),
  when(
    all(
      isUser('temporary'),
      ({ lostBy, configuration }) => (lostBy ?? configuration.signUpBy) === 'admin',
    ),
    to('#settingPassword', knowFound),
  ),
  when(isUser('unconfirmed'), to('#confirming', knowFound)),
  to('#failed', knowFound, fail('USER_STATE_UNSUPPORTED')),
];

/** Somebody else's user follows what the operator chose, and is never changed. */
const theirs: readonly Way[] = [
  when(isSkipped, to('#skipped')),
  when(all(isAdopted, isPasswordMadeUp), to('#failed', fail('USER_EXISTS'))),
  when(all(isAdopted, isUser('confirmed')), to('#joining', adopt)),
  when(isAdopted, to('#failed', fail('USER_NOT_OURS'))),
  to('#failed', fail('USER_EXISTS')),
];

const denied: readonly Way[] = [
  when(all(mayYetSignUp, canReturn), to('#registering', countReturn)),
  when(mayBeOurs, to('#joining', doubt)),
  when(isSkipped, to('#skipped')),
  when(all(isAdopted, not(isPasswordMadeUp)), to('#joining', adoptUnseen)),
  to('#failed', fail('USER_EXISTS')),
];

const doubted = when(isPossiblyOurs, to('#joining', doubt));

const found: readonly Way[] = [
  ...absent.map((way) => when(isFree, way)),
  ...ours.map((way) => when(isKnownAsOurs, way)),
  doubted,
  ...theirs,
];

/** What happens to our own user between two looks. */
const meanwhile: Ways = {
  vanished: [
    when(
      all(not(isFree), canReturn, not(isDeadEnd)),
      to('#registering', removeUser, countReturn, forgetUser),
    ),
  ],
  replaced: first(putStranger('confirmed'), theirs).map((way) => when(isOurs, way)),
  disabledMeanwhile: first(changeUser({ enabled: false }), [
    when(isKnownAsOurs, to('#failed', knowFound, fail('USER_STATE_UNSUPPORTED'))),
    doubted,
  ]),
  confirmedMeanwhile: first(changeUser({ status: 'confirmed', isVerified: true }), [
    when(isKnownAsOurs, to('#joining', knowFound)),
    doubted,
  ]).map((way) => when(isUser('unconfirmed'), way)),
};

const reconciling = specifyCall({
  step: 'reconciling',
  call: 'findUser',
  service: 'cognito',
  ways: { answered: found, denied, ...meanwhile },
});

/** Whether the person has a user, and whose. */
export const unregistered = {
  initial: 'registering',
  states: {
    registering: {
      id: 'registering',
      always: [
        toTransition(
          when(({ configuration }) => configuration.signUpBy === 'admin', to('#creatingUser')),
        ),
        toTransition(to('#signingUp')),
      ],
    },
    signingUp,
    creatingUser,
    reconciling,
  },
};
