import {
  changeUser,
  countReturn,
  fail,
  forgetUser,
  knowFound,
  putStranger,
  removeUser,
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
import { specifyCall } from './specified-call.ts';
import { first, to, when } from './way.ts';
import type { Change, Check, Way, Ways } from './way.ts';

const isFree: Check = ({ user }) => user === null;
const isOurs: Check = ({ user }) => user?.whose === 'ours';
const isSkipped: Check = ({ configuration }) => configuration.onExistingUser === 'skip';
const isAdopted: Check = ({ configuration }) => configuration.onExistingUser === 'adopt';
const isPasswordMadeUp: Check = ({ configuration }) => configuration.passwordFrom === 'generated';
const isDeadEnd: Check = ({ isCodeUnsent, returns }) => isCodeUnsent && returns > 0;
const mayYetSignUp: Check = ({ sub, ownership, isNameTaken }) =>
  sub === null && ownership !== 'adopted' && !isNameTaken;
const adopt: Change = ({ user }) => ({ sub: user?.whose ?? null, ownership: 'adopted' });
const adoptUnseen: Change = () => ({ ownership: 'adopted' });
const doubt: Change = () => ({ ownership: 'unproven' });

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
function leaveAlone(...adopted: readonly Way[]): readonly Way[] {
  return [
    when(isSkipped, to('#skipped')),
    when(all(isAdopted, isPasswordMadeUp), to('#failed', fail('USER_EXISTS'))),
    ...adopted.map((way) => when(isAdopted, way)),
    to('#failed', fail('USER_EXISTS')),
  ];
}

const adopted = to('#joining', adopt);

const theirs = leaveAlone(when(isUser('confirmed'), adopted), to('#failed', fail('USER_NOT_OURS')));

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
  replaced: first(putStranger('confirmed'), leaveAlone(adopted)).map((way) => when(isOurs, way)),
  disabledMeanwhile: first(changeUser({ enabled: false }), [
    when(isKnownAsOurs, to('#failed', knowFound, fail('USER_STATE_UNSUPPORTED'))),
    doubted,
  ]),
  confirmedMeanwhile: first(changeUser({ status: 'confirmed', isVerified: true }), [
    when(isKnownAsOurs, to('#joining', knowFound)),
    doubted,
  ]).map((way) => when(isUser('unconfirmed'), way)),
};

/** What is true already, and what follows. */
export const reconciling = specifyCall({
  step: 'reconciling',
  call: 'findUser',
  service: 'cognito',
  ways: { answered: found, denied, ...meanwhile },
});
