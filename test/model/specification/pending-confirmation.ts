import type { Step } from '../../../src/domain/lifecycle.ts';
import {
  changeUser,
  countResend,
  countReturn,
  enter,
  fail,
  putStranger,
  removeUser,
  takeUp,
} from './changes.ts';
import { all, canResend, canReturn, isUser, vouches } from './checks.ts';
import { sendNoMail, specifyCall } from './specified-call.ts';
import { apply, first, on, stay, to, toTransition, when } from './way.ts';
import type { Change, Check, Way, Ways } from './way.ts';

const hasCode: Check = ({ hasCode: has }) => has;
const isSeen: Check = ({ isSeen: is }) => is;
const isByAdmin: Check = ({ configuration }) => configuration.confirmBy === 'admin';
const isMadeByAdmin: Check = ({ configuration }) => configuration.signUpBy === 'admin';
const isByLink: Check = ({ configuration }) => configuration.confirmBy === 'link';
const isGone: Check = ({ user }) => user === null;
const isUnproven: Check = ({ ownership }) => ownership === 'unproven';
const isCodeMissing: Check = ({ isCodeUnsent }) => isCodeUnsent;

const confirmed = changeUser({ status: 'confirmed' });
const confirmedAndVerified = changeUser({ status: 'confirmed', isVerified: true });
const unconfirmedToConfirmed =
  (change: Change): Change =>
  (context) =>
    isUser('unconfirmed')(context) ? change(context) : {};
const takeCode: Change = () => ({ hasCode: false });
const takeSight: Change = () => ({ isSeen: false });

/** Where a row goes that waits for its confirmation, or may do without. */
const confirming = {
  id: 'confirming',
  always: [
    when(
      all(isUnproven, ({ configuration: { signUpBy, confirmBy } }) =>
        [signUpBy, confirmBy].includes('admin'),
      ),
      to('#failed', fail('OWNERSHIP_UNPROVEN')),
    ),
    when(isMadeByAdmin, to('#settingPassword')),
    when(isByAdmin, to('#confirmingByAdmin')),
    when(all(isCodeMissing, canResend), to('#resendingCode')),
    when(isByLink, to('#awaitingLink')),
    to('#awaitingCode'),
  ].map((way) => toTransition(way)),
};

function specifyWait(step: Step, ...ways: readonly Way[]) {
  return {
    id: step,
    tags: ['awaiting'],
    entry: apply(enter(step)),
    always: ways.map((way) => toTransition(way)),
    initial: 'patient',
    states: {
      patient: {
        tags: ['resendDue'],
        on: on({
          resendDue: [when(canResend, to('#resendingCode')), to(`#${step}.quiet`)],
          diedWaiting: [stay()],
        }),
      },
      quiet: { on: on({ diedWaiting: [stay()] }) },
    },
  };
}

const useCode = when(hasCode, to('#confirmingCode'));
const useSight = when(isSeen, to('#checkingStatus'));

const vanished: readonly Way[] = [
  when(canReturn, to('#reconciling', removeUser, countReturn)),
  to('#failed', removeUser, fail('USER_NOT_FOUND')),
];

const toJoining = to('#joining', confirmedAndVerified);

const confirmingCode = specifyCall({
  step: 'confirmingCode',
  call: 'confirmSignUp',
  service: 'cognito',
  taken: unconfirmedToConfirmed(confirmedAndVerified),
  ways: {
    answered: [
      when(isGone, to('#failed', fail('USER_NOT_FOUND'))),
      when(isUser('unconfirmed'), toJoining),
      to('#joining'),
    ],
    confirmedMeanwhile: [when(isUser('unconfirmed'), toJoining)],
    mismatched: [when(isUser('unconfirmed'), to('#confirming', fail('CODE_MISMATCH')))],
    expired: [
      when(all(isUser('unconfirmed'), canResend), to('#resendingCode')),
      when(isUser('unconfirmed'), to('#confirming', fail('CODE_EXPIRED'))),
    ],
    vanished,
  },
});

const giveUpResending: readonly Way[] = [to('#confirming', countResend)];

function resumeResending(...changes: readonly Change[]): readonly Way[] {
  return [
    when(hasCode, to('#confirmingCode', ...changes, takeUp)),
    when(isSeen, to('#checkingStatus', ...changes, takeUp)),
    to('#resendingCode.calling', ...changes, takeUp),
  ];
}

const resending = specifyCall({
  step: 'resendingCode',
  call: 'resendCode',
  service: 'cognito',
  left: giveUpResending,
  cancelled: [countResend],
  givenUp: giveUpResending,
  held: { resumed: resumeResending(), resumedWithoutMail: resumeResending(sendNoMail) },
  ways: {
    answered: giveUpResending,
    // A code that was perhaps sent counts as sent.
    lost: giveUpResending,
    brokeInside: giveUpResending,
    triggerCrashed: giveUpResending,
    confirmedMeanwhile: [when(isUser('unconfirmed'), toJoining)],
    vanished: [
      when(canReturn, to('#reconciling', removeUser, countReturn)),
      to('#confirming', removeUser, countResend, fail('USER_NOT_FOUND')),
    ],
  },
});

const resendingCode = {
  ...resending,
  states: {
    ...resending.states,
    waiting: {
      ...resending.states.waiting,
      always: [useCode, useSight].map((way) => toTransition(way)),
    },
  },
};

const unsupported = (change: Change): readonly Way[] => [
  to('#failed', change, fail('USER_STATE_UNSUPPORTED')),
];

const checkingStatus = specifyCall({
  step: 'checkingStatus',
  call: 'findUser',
  service: 'cognito',
  ways: {
    answered: [when(isGone, to('#failed', fail('USER_STATE_UNSUPPORTED'))), to('#confirming')],
    confirmedMeanwhile: [toJoining],
    vanished: [
      when(canReturn, to('#reconciling', removeUser, countReturn)),
      ...unsupported(removeUser),
    ],
    disabledMeanwhile: unsupported(changeUser({ enabled: false })),
    replaced: unsupported(putStranger('confirmed')),
  },
});

const vouched: readonly Way[] = [when(vouches, to('#verifyingEmail')), to('#joining')];

const confirmingByAdmin = specifyCall({
  step: 'confirmingByAdmin',
  call: 'confirmByAdmin',
  service: 'cognito',
  taken: unconfirmedToConfirmed(confirmed),
  ways: {
    answered: first(unconfirmedToConfirmed(confirmed), vouched),
    confirmedMeanwhile: first(confirmedAndVerified, vouched).map((way) =>
      when(isUser('unconfirmed'), way),
    ),
    vanished,
  },
});

const settingPassword = specifyCall({
  step: 'settingPassword',
  call: 'setPassword',
  service: 'cognito',
  taken: confirmed,
  ways: {
    answered: first(confirmed, vouched),
    // The password may be the one that was set before the answer was lost.
    unchanged: first(confirmed, vouched),
    vanished,
  },
});

const verified = changeUser({ isVerified: true });

const verifyingEmail = specifyCall({
  step: 'verifyingEmail',
  call: 'verifyEmail',
  service: 'cognito',
  taken: verified,
  ways: {
    answered: [to('#joining', verified)],
    // A username may look like an address where the pool knows none.
    withoutEmail: [
      when(({ configuration }) => configuration.address !== 'attribute', to('#joining')),
      to('#failed', fail('INPUT_REFUSED')),
    ],
    vanished,
  },
});

function entering<Node extends object>(
  node: Node & { readonly states: { readonly calling: object } },
  change: Change,
) {
  const { calling, ...states } = node.states;
  const { entry, ...rest } = calling as { readonly entry: object };
  return { ...node, states: { ...states, calling: { ...rest, entry: [entry, apply(change)] } } };
}

const onTheWay: Ways = {
  deadlinePassed: [to('#failed', fail('CONFIRMATION_TIMEOUT'))],
};

/** The user is there and not proven to be the person's. */
export const pendingConfirmation = {
  initial: 'confirming',
  on: on(onTheWay),
  states: {
    confirming,
    awaitingCode: specifyWait('awaitingCode', useCode, useSight),
    awaitingLink: specifyWait('awaitingLink', useSight, useCode),
    confirmingCode: entering(confirmingCode, takeCode),
    resendingCode,
    checkingStatus: entering(checkingStatus, takeSight),
    confirmingByAdmin,
    settingPassword,
    verifyingEmail,
  },
};
