import type { Check } from './way.ts';

/** More ways back than this, and a row gives up: the world changes faster than it can follow. */
export const MAX_RETURNS = 5;

export const canReturn: Check = ({ returns }) => returns < MAX_RETURNS;

export const canRetry: Check = ({ attempt, configuration }) => attempt < configuration.maxAttempts;

/** Nobody is mailed who may be a stranger. */
export const canResend: Check = ({ resends, ownership, configuration }) =>
  resends < configuration.maxResends && ownership !== 'unproven';

/** An administrator who confirms vouches for the address, where there is one. */
export const vouches: Check = ({ configuration }) =>
  configuration.confirmBy === 'admin' && configuration.address !== 'none';

/** The user is the one whom this row signed up, as far as the row can tell. */
export const isKnownAsOurs: Check = (context) => {
  const { user, sub, ownership } = context;
  if (user === null) return false;
  return sub === null ? isLikelyOurs(context) : ownership !== 'adopted' && sub === user.whose;
};

/** Made in our time with our attributes, and in a status that our sign-up leads to. */
const isLikelyOurs: Check = ({ user, isAnswerLost, lostBy, configuration }) => {
  const unlike = (lostBy ?? configuration.signUpBy) === 'admin' ? 'unconfirmed' : 'temporary';
  const isOfOurTime = isAnswerLost && user?.whose === 'ours';
  return isOfOurTime && configuration.address === 'attribute' && user.status !== unlike;
};

/** Nothing but the sign-in can tell: there are no attributes to compare, and the time fits. */
export const isPossiblyOurs: Check = ({ user, sub, ownership, isAnswerLost, configuration }) =>
  user?.whose === 'ours' &&
  sub === null &&
  isAnswerLost &&
  ownership !== 'adopted' &&
  configuration.address !== 'attribute';

/** A user whom this row may have made, though nobody may look. */
export const mayBeOurs: Check = ({ sub, ownership, isAnswerLost }) =>
  ownership !== 'adopted' && (isAnswerLost || sub !== null);

export const hasGroupsLeft: Check = ({ groupsJoined, configuration }) =>
  groupsJoined < configuration.groups;

export const sendsMail: Check = ({ mail, configuration }) =>
  configuration.mail !== 'none' && mail === null;

export const isUser =
  (status: 'unconfirmed' | 'temporary' | 'confirmed'): Check =>
  ({ user }) =>
    user?.status === status && user.enabled;

/** All of these hold. */
export const all =
  (...checks: readonly Check[]): Check =>
  (context) =>
    checks.every((check) => check(context));

export const not =
  (check: Check): Check =>
  (context) =>
    !check(context);
