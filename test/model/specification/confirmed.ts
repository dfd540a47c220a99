import { changeUser, countReturn, fail, putStranger, removeUser, takeUp } from './changes.ts';
import { all, canReturn, hasGroupsLeft, isUser, not } from './checks.ts';
import { sendNoMail, specifyCall } from './specified-call.ts';
import { first, to, toTransition, when } from './way.ts';
import type { Change, Check, Way } from './way.ts';

const isAdopted: Check = ({ ownership }) => ownership === 'adopted';
const isOurs: Check = ({ user, ownership }) => user?.whose === 'ours' && ownership === 'ours';
const isSignedIn: Check = ({ isSignedIn: is }) => is;
const isSessionUsed: Check = ({ isSessionUsed: is }) => is;
const isGone: Check = ({ user }) => user === null;
const isDisabled: Check = ({ user }) => user?.enabled === false;
const isProof: Check = ({ challenge }) => challenge === 'PASSWORD_VERIFIER';
const hasMoreGroups: Check = ({ groupsJoined, configuration }) =>
  groupsJoined + 1 < configuration.groups;

const inGroup: Change = ({ groupsJoined, user }) =>
  user === null ? {} : { user: { ...user, groups: Math.max(user.groups, groupsJoined + 1) } };
const joinGroup: Change = ({ groupsJoined }) => ({ groupsJoined: groupsJoined + 1 });
const signIn: Change = () => ({ isSignedIn: true });
const ask =
  (challenge: string): Change =>
  () => ({ challenge, isSessionUsed: false });
const refuseProof: Change = () => ({ isProofRefused: true });

const vanished: readonly Way[] = [
  when(canReturn, to('#reconciling', removeUser, countReturn)),
  to('#failed', removeUser, fail('USER_NOT_FOUND')),
];

const addingToGroups = specifyCall({
  step: 'addingToGroups',
  call: 'addToGroup',
  service: 'cognito',
  taken: inGroup,
  givenUp: [when(isSignedIn, to('#signingOut')), to('#failed')],
  ways: {
    answered: first(inGroup, [
      when(hasMoreGroups, to('#addingToGroups', joinGroup)),
      when(isSignedIn, to('#readingUser', joinGroup)),
      to('#authenticating', joinGroup),
    ]),
    vanished: [
      when(canReturn, to('#reconciling', removeUser, countReturn)),
      when(isSignedIn, to('#signingOut', removeUser, fail('USER_NOT_FOUND'))),
      to('#failed', removeUser, fail('USER_NOT_FOUND')),
    ],
  },
});

const signedIn: readonly Way[] = [
  when(hasGroupsLeft, to('#addingToGroups', signIn)),
  to('#readingUser'),
];

const unconfirmed: readonly Way[] = [
  when(isAdopted, to('#failed', fail('USER_NOT_OURS'))),
  when(canReturn, to('#confirming', countReturn)),
  to('#failed', fail('USER_NOT_CONFIRMED')),
];

const unanswerable = to('#failed', fail('CHALLENGE_REQUIRED'));

/** The user's password is changed where the user is ours. */
const anew: readonly Way[] = [
  when(not(isAdopted), to('#answeringChallenge', ask('NEW_PASSWORD_REQUIRED'))),
  unanswerable,
];

const tried: readonly Way[] = [
  when(isDisabled, to('#failed', fail('USER_DISABLED'))),
  ...unconfirmed.map((way) => when(isUser('unconfirmed'), way)),
  ...anew.map((way) => when(isUser('temporary'), way)),
  ...signedIn,
];

const unconfirm = changeUser({ status: 'unconfirmed' });
const resetPassword = changeUser({ status: 'temporary' });

const authenticating = specifyCall({
  step: 'authenticating',
  call: 'authenticate',
  service: 'cognito',
  ways: {
    answered: [...vanished.map((way) => when(isGone, way)), ...tried],
    challengedByMfa: [when(isUser('confirmed'), unanswerable)],
    challengedByProof: [
      when(isUser('confirmed'), to('#answeringChallenge', ask('PASSWORD_VERIFIER'))),
    ],
    challengedAnew: first(resetPassword, anew).map((way) => when(isUser('confirmed'), way)),
    unconfirmedMeanwhile: first(unconfirm, unconfirmed).map((way) =>
      when(isUser('confirmed'), way),
    ),
    disabledMeanwhile: [
      when(
        isUser('confirmed'),
        to('#failed', changeUser({ enabled: false }), fail('USER_DISABLED')),
      ),
    ],
    replaced: [when(isOurs, to('#readingUser', putStranger('confirmed')))],
    vanished,
  },
});

const isAsking = not(isSessionUsed);
const useSession: Change = () => ({ isSessionUsed: true });
const passChallenge: Change = (context) => ({
  ...(isProof(context) || isSessionUsed(context)
    ? {}
    : changeUser({ status: 'confirmed' })(context)),
  ...useSession(context),
});

const late: readonly Way[] = [
  when(canReturn, to('#authenticating', countReturn)),
  to('#failed', fail('CHALLENGE_EXPIRED')),
];

const beginAnew = [to('#authenticating', takeUp)];

const answeringChallenge = specifyCall({
  step: 'answeringChallenge',
  call: 'answerChallenge',
  service: 'cognito',
  taken: passChallenge,
  held: {
    resumed: beginAnew,
    resumedWithoutMail: [to('#authenticating', takeUp, sendNoMail)],
  },
  ways: {
    // A session answers once.
    answered: [...late.map((way) => when(isSessionUsed, way)), ...first(passChallenge, signedIn)],
    told: [to('#authenticating')],
    sessionExpired: late.map((way) => when(isAsking, way)),
    proofRefused: [
      when(
        all(isAsking, isProof, ({ isProofRefused }) => !isProofRefused),
        to('#authenticating', refuseProof),
      ),
      when(isAsking, to('#failed', fail('PASSWORD_WRONG'))),
    ],
    challengedByMfa: [when(all(isAsking, isProof), unanswerable)],
    challengedAnew: first(resetPassword, anew).map((way) => when(all(isAsking, isProof), way)),
    unconfirmedMeanwhile: first(unconfirm, unconfirmed).map((way) => when(isAsking, way)),
    vanished: vanished.map((way) => when(isAsking, way)),
  },
});

/** The user is there and the person's; the sign-in proves it. */
export const confirmed = {
  initial: 'joining',
  states: {
    joining: {
      id: 'joining',
      always: [
        when(
          all(({ ownership }) => ownership === 'ours', hasGroupsLeft),
          to('#addingToGroups'),
        ),
        to('#authenticating'),
      ].map((way) => toTransition(way)),
    },
    addingToGroups,
    authenticating,
    answeringChallenge,
  },
};
