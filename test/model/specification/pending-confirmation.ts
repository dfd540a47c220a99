import type { Step } from '../../../src/domain/lifecycle.ts';
import {
  changeUser,
  countResend,
  countReturn,
  enter,
  fail,
  ifUnconfirmed,
  putStranger,
  removeUser,
  takeUp,
} from './changes.ts';
import { all, canResend, canReturn, isUser } from './checks.ts';
import { confirmingByAdmin, settingPassword, verifyingEmail } from './confirmation-by-admin.ts';
import { specifyCall, withoutMail } from './specified-call.ts';
import { vanished } from './vanished.ts';
import { apply, on, stay, to, toTransition, when } from './way.ts';
import type { Change, Check, Way } from './way.ts';

const hasCode: Check = ({ hasCode: has }) => has;
const isSeen: Check = ({ isSeen: is }) => is;
const isByAdmin: Check = ({ configuration }) => configuration.confirmBy === 'admin';
const isMadeByAdmin: Check = ({ configuration }) => configuration.signUpBy === 'admin';
const isByLink: Check = ({ configuration }) => configuration.confirmBy === 'link';
const isGone: Check = ({ user }) => user === null;
const isUnproven: Check = ({ ownership }) => ownership === 'unproven';
const isCodeMissing: Check = ({ isCodeUnsent }) => isCodeUnsent;

const confirmedAndVerified = changeUser({ status: 'confirmed', isVerified: true });
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

/** The person follows the link of a mail; nobody tells the row. */
const clicked: readonly Way[] = [when(isUser('unconfirmed'), stay(confirmedAndVerified))];

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
          clicked,
          diedWaiting: [stay()],
        }),
      },
      quiet: { on: on({ clicked, diedWaiting: [stay()] }) },
    },
  };
}

const useCode = when(hasCode, to('#confirmingCode'));
const useSight = when(isSeen, to('#checkingStatus'));

const toJoining = to('#joining', confirmedAndVerified);

const confirmingCode = specifyCall({
  step: 'confirmingCode',
  call: 'confirmSignUp',
  service: 'cognito',
  taken: ifUnconfirmed(confirmedAndVerified),
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

const resumeResending: readonly Way[] = [
  when(hasCode, to('#confirmingCode', takeUp)),
  when(isSeen, to('#checkingStatus', takeUp)),
  to('#resendingCode.calling', takeUp),
];

const resending = specifyCall({
  step: 'resendingCode',
  call: 'resendCode',
  service: 'cognito',
  left: giveUpResending,
  cancelled: [countResend],
  givenUp: giveUpResending,
  held: { resumed: resumeResending, resumedWithoutMail: withoutMail(resumeResending) },
  ways: {
    answered: [when(isUser('confirmed'), to('#joining')), ...giveUpResending],
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
    answered: [
      when(isGone, to('#failed', fail('USER_STATE_UNSUPPORTED'))),
      when(isUser('confirmed'), to('#joining')),
      to('#confirming'),
    ],
    confirmedMeanwhile: [when(isUser('unconfirmed'), toJoining)],
    vanished: [
      when(canReturn, to('#reconciling', removeUser, countReturn)),
      ...unsupported(removeUser),
    ],
    disabledMeanwhile: unsupported(changeUser({ enabled: false })),
    replaced: unsupported(putStranger('confirmed')),
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

const isDeadlineAhead: Check = ({ isDeadlinePast }) => !isDeadlinePast;

/** The person may be late. */
function upToPerson<Node extends object>(node: Node) {
  const deadlinePassed = [to('#failed', fail('CONFIRMATION_TIMEOUT'))];
  return { ...node, on: on({ deadlinePassed }) };
}

/** Nobody is waited for. */
function upToAdmin<Node extends object>(node: Node) {
  const pass = stay(() => ({ isDeadlinePast: true }));
  return { ...node, on: on({ deadlinePassed: [when(isDeadlineAhead, pass)] }) };
}

/** The user is there and not proven to be the person's. */
export const pendingConfirmation = {
  initial: 'confirming',
  entry: apply(() => ({ isDeadlinePast: false })),
  states: {
    confirming,
    awaitingCode: upToPerson(specifyWait('awaitingCode', useCode, useSight)),
    awaitingLink: upToPerson(specifyWait('awaitingLink', useSight, useCode)),
    confirmingCode: upToPerson(entering(confirmingCode, takeCode)),
    resendingCode: upToPerson(resendingCode),
    checkingStatus: upToPerson(entering(checkingStatus, takeSight)),
    confirmingByAdmin: upToAdmin(confirmingByAdmin),
    settingPassword: upToAdmin(settingPassword),
    verifyingEmail: upToAdmin(verifyingEmail),
  },
};
