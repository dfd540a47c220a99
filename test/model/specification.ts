import { setup } from 'xstate';
import type { CallName } from '../../src/machines/calls.ts';
import { call, signOut } from './specified-call.ts';

/** What the world may do to a row, in the words of its operator. */
export type WorldEvent =
  | 'ok'
  | 'refused'
  | 'throttled'
  | 'lost'
  | 'batchFailure'
  | 'crashed'
  | 'resumed'
  | 'waited'
  | 'confirmedAtOnce'
  | 'sendsNoCode'
  | 'nameTaken'
  | 'foundOurs'
  | 'foundOursConfirmed'
  | 'foundStranger'
  | 'foundNobody'
  | 'codeArrived'
  | 'codeWrong'
  | 'codeExpired'
  | 'resendDue'
  | 'deadlinePassed'
  | 'challenged'
  | 'tokenExpired'
  | 'anotherSignedIn'
  | 'objectThere'
  | 'objectTheirs';

const signedUp = {
  ok: '#awaiting',
  confirmedAtOnce: '#authenticating',
  sendsNoCode: '#withoutCode',
  crashed: '#lookingForOurs',
};

const failing = { refused: '#signingOutFailed' };

/**
 * What a row that signs itself up and confirms by a code must do, written from the design and not from the chart: two
 * attempts a call, one resend, a stranger's user or object ends the row, an unknown mail is not sent again. The other ways
 * through the chart have their tests in `test/machines`, and every combination in `test/runner/whole-chart.test.ts`.
 */
export const specification = setup({
  types: { events: {} as { readonly type: WorldEvent }, tags: {} as CallName },
}).createMachine({
  id: 'specification',
  initial: 'unregistered',
  states: {
    unregistered: {
      initial: 'signingUp',
      states: {
        signingUp: {
          id: 'signingUp',
          ...call(
            'signUp',
            { ...signedUp, nameTaken: '#looking' },
            { lost: '#signingUpAgain.waiting' },
          ),
        },
        signingUpAgain: {
          id: 'signingUpAgain',
          ...call(
            'signUp',
            { ...signedUp, nameTaken: '#lookingForOurs' },
            { resumed: '#lookingForOurs' },
          ),
        },
        withoutCode: { id: 'withoutCode', on: { resumed: '#lookingForOurs' } },
        looking: {
          id: 'looking',
          ...call('findUser', {
            foundNobody: '#signingUp',
            foundOurs: '#failed',
            foundOursConfirmed: '#failed',
            foundStranger: '#failed',
          }),
        },
        lookingForOurs: {
          id: 'lookingForOurs',
          ...call('findUser', {
            foundNobody: '#signingUpAgain',
            foundOurs: '#awaiting',
            foundOursConfirmed: '#authenticating',
            foundStranger: '#failed',
          }),
        },
      },
    },
    pendingConfirmation: {
      initial: 'awaiting',
      on: { deadlinePassed: '#failed' },
      states: {
        awaiting: { id: 'awaiting', on: { codeArrived: 'confirming', resendDue: 'resending' } },
        confirming: call('confirmSignUp', {
          ok: '#authenticating',
          codeWrong: '#awaiting',
          codeExpired: '#resending',
        }),
        resending: {
          id: 'resending',
          ...call(
            'resendCode',
            { ok: '#awaitingLast', lost: '#awaitingLast', crashed: '#awaitingLast' },
            {
              refused: '#awaitingLast',
              whileWaiting: { codeArrived: '#specification.pendingConfirmation.confirming' },
            },
          ),
        },
        awaitingLast: {
          id: 'awaitingLast',
          on: { codeArrived: 'confirmingLast', resendDue: 'awaitingDeadline' },
        },
        awaitingDeadline: { on: { codeArrived: 'confirmingLast' } },
        confirmingLast: call('confirmSignUp', {
          ok: '#authenticating',
          codeWrong: '#awaitingLast',
          codeExpired: '#awaitingLast',
        }),
      },
    },
    confirmed: {
      initial: 'authenticating',
      states: {
        authenticating: {
          id: 'authenticating',
          ...call('authenticate', { ok: '#readingUser', challenged: '#failed' }),
        },
      },
    },
    authenticated: {
      initial: 'readingUser',
      states: {
        readingUser: {
          id: 'readingUser',
          ...call(
            'readUser',
            {
              ok: '#storing',
              tokenExpired: '#authenticating',
              anotherSignedIn: '#signingOutFailed',
            },
            failing,
          ),
        },
        storing: {
          id: 'storing',
          ...call('storeObject', { ok: '#mailing', objectThere: '#checking' }, failing),
        },
        checking: {
          id: 'checking',
          ...call('checkObject', { ok: '#mailing', objectTheirs: '#signingOutFailed' }, failing),
        },
        mailing: {
          id: 'mailing',
          ...call(
            'sendWelcomeMail',
            { ok: '#signingOut', lost: '#signingOut', crashed: '#signingOut' },
            failing,
          ),
        },
        signingOut: { id: 'signingOut', ...signOut('#provisioned') },
        signingOutFailed: { id: 'signingOutFailed', ...signOut('#failed') },
      },
    },
    provisioned: { id: 'provisioned', type: 'final' },
    failed: { id: 'failed', type: 'final' },
  },
});
