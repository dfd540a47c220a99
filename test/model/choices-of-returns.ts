import { SIGNED_IN, TOO_OFTEN, repeat } from './choice.ts';
import type { Choice } from './choice.ts';
import type { Configuration } from './configuration.ts';
import type { SpecEventType } from './specification/spec-event.ts';

const BY_USER: Partial<Configuration> = { credentials: 'identityPool' };

/** Goes back but once less often than a row may, and signs up anew. */
function goBack(...tilGone: readonly SpecEventType[]): readonly SpecEventType[] {
  // One return looks for the user, another signs up again.
  return repeat((TOO_OFTEN - 2) / 2, [...tilGone, 'vanished', 'answered']);
}

/** How each step is reached that may go back for the last time. */
const LAST_RETURNS: readonly Choice[] = [
  { name: 'code', events: [...goBack('answered', 'codeArrived'), 'answered', 'codeArrived'] },
  { name: 'resend', events: [...goBack('answered', 'codeArrived'), 'answered', 'resendDue'] },
  { name: 'sighting', events: [...goBack('answered', 'codeArrived'), 'answered', 'seen'] },
  {
    name: 'group',
    changes: { groups: 1 },
    events: [...goBack('answered', 'codeArrived'), 'confirmedAtOnce'],
  },
  {
    name: 'challenge',
    events: [...goBack('answered', 'codeArrived'), 'confirmedAtOnce', 'challengedByProof'],
  },
  {
    name: 'address',
    changes: { confirmBy: 'admin' },
    events: [...goBack('answered'), 'confirmedAtOnce'],
  },
  { name: 'password', changes: { signUpBy: 'admin' }, events: [...goBack('answered'), 'answered'] },
];

/** Rows that go back as often as they may, and once more. */
export const CHOICES_OF_RETURNS: readonly Choice[] = [
  ...LAST_RETURNS.map(({ name, events, ...choice }) => ({
    ...choice,
    name: `a row goes back for the last time: ${name}`,
    events: [...events, 'vanished'] as const,
  })),
  {
    name: 'a row signs up too often where nobody may read users',
    events: repeat(TOO_OFTEN, ['undelivered', 'denied']),
  },
  {
    name: 'a user who may be ours is unconfirmed when the row has gone back too often',
    events: [
      ...repeat(TOO_OFTEN - 1, ['lost', 'waited', 'answered', 'vanished']),
      ...(['lost', 'waited', 'answered', 'denied', 'answered'] as const),
    ],
  },
  {
    name: 'credentials expire too often for an object',
    changes: BY_USER,
    events: [
      ...SIGNED_IN,
      ...(['answered', 'answered', 'answered'] as const),
      ...repeat(TOO_OFTEN - 1, ['credentialsExpired', 'answered']),
      'credentialsExpired',
    ],
  },
  ...(['self', 'admin'] as const).map((signUpBy) => ({
    name: `a row that dies again and again has not gone back: ${signUpBy}`,
    changes: { signUpBy },
    events: repeat(TOO_OFTEN, ['diedDuring', 'answered']),
  })),
  {
    name: 'a challenge expires too often',
    events: ['confirmedAtOnce', ...repeat(TOO_OFTEN, ['challengedByProof', 'sessionExpired'])],
  },
  {
    name: 'a challenged user is unconfirmed too often',
    events: [
      'confirmedAtOnce',
      ...repeat(TOO_OFTEN - 1, [
        'challengedByProof',
        'unconfirmedMeanwhile',
        'codeArrived',
        'answered',
      ]),
      'challengedByProof',
      'unconfirmedMeanwhile',
    ],
  },
  {
    name: 'a token expires too often for an identity',
    changes: BY_USER,
    events: ['confirmedAtOnce', ...repeat(TOO_OFTEN, ['answered', 'answered', 'tokenExpired'])],
  },
  {
    name: 'a token expires too often for credentials',
    changes: BY_USER,
    events: [
      'confirmedAtOnce',
      ...repeat(TOO_OFTEN, ['answered', 'answered', 'answered', 'tokenExpired']),
    ],
  },
  {
    name: 'a user who signed in vanishes too often',
    events: [
      ...SIGNED_IN,
      ...repeat(TOO_OFTEN / 2, ['vanished', 'answered', 'confirmedAtOnce', 'answered']).slice(
        0,
        -2,
      ),
    ],
  },
  {
    name: 'credentials expire too often for a look at an object',
    changes: BY_USER,
    events: [
      ...SIGNED_IN,
      ...(['answered', 'answered', 'answered', 'strangersObject', 'credentialsExpired'] as const),
      ...repeat(TOO_OFTEN - 1, ['answered', 'answered', 'credentialsExpired']),
    ],
  },
  {
    name: 'an object comes and goes too often',
    events: [...SIGNED_IN, 'answered', ...repeat(TOO_OFTEN, ['strangersObject', 'objectVanished'])],
  },
];
