import type { Step } from '../../../src/domain/lifecycle.ts';
import {
  fail,
  forgiveReturns,
  knowCreation,
  knowOurs,
  knowSignUp,
  loseAnswer,
  makeUser,
  missCode,
  putStranger,
  takeUp,
} from './changes.ts';
import { all, not, vouches } from './checks.ts';
import { reconciling } from './reconciling.ts';
import { specifyCall, withoutMail } from './specified-call.ts';
import { first, to, toTransition, when } from './way.ts';
import type { Change, Check, Way, Ways } from './way.ts';

const isFree: Check = ({ user }) => user === null;
const mayHaveUser: Check = ({ isAnswerLost, sub }) => isAnswerLost || sub !== null;
const awaitsMail: Check = ({ configuration }) => configuration.confirmBy !== 'admin';
const hasNoMail: Check = ({ configuration }) => configuration.address !== 'attribute';

const noteTaken: Change = () => ({ isNameTaken: true });

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
  resumedWithoutMail: withoutMail(resume()),
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
