import type { FailureCode } from '../../../src/domain/failure.ts';
import type { Step } from '../../../src/domain/lifecycle.ts';
import type { SpecUser } from './spec-context.ts';
import { isUser } from './checks.ts';
import type { Change } from './way.ts';

/** Why the row stopped, or what it waits for. */
export const fail =
  (code: FailureCode): Change =>
  ({ step }) => ({ failure: { code, step } });

export const succeed: Change = () => ({ failure: null });

export const enter =
  (step: Step): Change =>
  (before) => ({ step, attempt: 1, isTakenUp: before.isTakenUp && before.step === step });

export const countCall: Change = ({ calls, step }) => ({
  calls: { ...calls, [step]: (calls[step] ?? 0) + 1 },
});

export const countReturn: Change = ({ returns }) => ({ returns: returns + 1 });

/** A row that dies with its process has not gone round in a circle. */
export const forgiveReturns: Change = () => ({ returns: 0 });

export const takeUp: Change = () => ({ attempt: 1, returns: 0, isTakenUp: true });

/** The row's own sign-up made a user. */
export const makeUser =
  (status: SpecUser['status']): Change =>
  ({ user }) =>
    user === null
      ? { user: { whose: 'ours', status, enabled: true, isVerified: false, groups: 0 } }
      : {};

/** A stranger has the name, from long before the row. */
export const putStranger =
  (status: SpecUser['status'], enabled = true): Change =>
  () => ({ user: { whose: 'stranger', status, enabled, isVerified: false, groups: 0 } });

export const changeUser =
  (changes: Partial<SpecUser>): Change =>
  ({ user }) =>
    user === null ? {} : { user: { ...user, ...changes } };

/** Changes a user who is not confirmed yet, and no other. */
export const ifUnconfirmed =
  (change: Change): Change =>
  (context) =>
    isUser('unconfirmed')(context) ? change(context) : {};

export const removeUser: Change = () => ({ user: null });

export const knowOurs: Change = () => ({
  sub: 'ours',
  ownership: 'ours',
  isAnswerLost: false,
});

/** The user that was found is ours. */
export const knowFound: Change = ({ user }) => ({
  sub: user?.whose ?? null,
  ownership: 'ours',
  isAnswerLost: false,
});

/** An answered sign-up leaves no doubt who made it, nor whether its code was sent. */
export const knowSignUp: Change = () => ({ lostBy: null, isCodeUnsent: false });
export const knowCreation: Change = () => ({ lostBy: null });

export const loseAnswer: Change = ({ step }) => ({
  isAnswerLost: true,
  lostBy: step === 'creatingUser' ? 'admin' : 'self',
});

export const missCode: Change = () => ({ isCodeUnsent: true });

/** Nobody has the name: the row begins anew. */
export const forgetUser: Change = () => ({
  sub: null,
  ownership: 'none',
  isCodeUnsent: false,
  isNameTaken: false,
  groupsJoined: 0,
  isSignedIn: false,
});

export const countResend: Change = ({ resends }) => ({ resends: resends + 1, isCodeUnsent: false });

export const loseMail: Change = () => ({ mail: 'unknown', failure: null });
