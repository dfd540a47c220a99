import { USUAL } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import type { ModelPath } from './model-path.ts';
import type { SpecEventType } from './specification/spec-event.ts';

interface Choice {
  /** What it shows. */
  readonly name: string;
  readonly changes?: Partial<Configuration>;
  readonly events: readonly SpecEventType[];
}

/** As often as a row may go back to an earlier step, and once more. */
const TOO_OFTEN = 6;

const SIGNED_IN = ['confirmedAtOnce', 'answered'] as const;

const LINK: Partial<Configuration> = { confirmBy: 'link' };
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

/** Goes back as often as a row may, and waits for the confirmation then. */
const GONE_BACK: readonly SpecEventType[] = [
  'answered',
  ...repeat(TOO_OFTEN - 1, ['codeArrived', 'answered', 'unconfirmedMeanwhile']),
];

const HELD_AGAIN: readonly SpecEventType[] = [
  'refusedRow',
  'redriven',
  'answered',
  'refusedBatch',
  'resumed',
];

const CHOICES: readonly Choice[] = [
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
  {
    name: 'a user whom an administrator created is found where people sign themselves up by now',
    changes: { signUpBy: 'admin' },
    events: ['lost', 'waited', 'refusedBatch', 'resumedOtherwise', 'answered'],
  },
  ...(['codeArrived', 'seen'] as const).map((type) => ({
    name: `a code that was never sent is not sent after all: ${type}`,
    events: ['madeUndelivered', 'answered', 'refusedBatch', type, 'resumed'] as const,
  })),
  {
    name: 'a row that sends no mail any more signs out more patiently',
    events: [
      ...SIGNED_IN,
      ...(['answered', 'answered', 'refusedBatch', 'resumedWithoutMail'] as const),
      ...(['throttled', 'waited', 'throttled', 'waited', 'answered'] as const),
    ],
  },
  {
    name: 'a code arrives twice before it is tried, and once more when nobody waits for it',
    events: ['codeArrived', 'codeArrived', 'answered', 'answered', 'codeArrived', 'answered'],
  },
  {
    name: 'a confirmation is seen twice before anybody looks, and once more when it is known',
    changes: LINK,
    events: ['seen', 'seen', 'answered', 'confirmedMeanwhile', 'seen', 'answered', 'seen'],
  },
  { name: 'a row that lives again is taken up where it was held', events: HELD_AGAIN },
  {
    name: 'a row that lives again is taken up where its creation was held',
    changes: { signUpBy: 'admin' },
    events: HELD_AGAIN,
  },
  {
    name: 'a row with a link that tried a code in vain waits for its link',
    changes: { ...LINK, maxResends: 0 },
    events: ['answered', 'codeArrived', 'expired', 'deadlinePassed'],
  },
  ...(['answered', 'lost', 'refusedRow', 'diedAfter'] as const).map((type) => ({
    name: `a row waits for its link after a resend that ${type}`,
    changes: LINK,
    events: ['answered', 'resendDue', type, 'deadlinePassed'] as const,
  })),
  ...(['lost', 'diedAfter'] as const).map((type) => ({
    name: `a resend that ${type} counts as sent`,
    events: ['answered', 'resendDue', type, 'resendDue'] as const,
  })),
  {
    name: 'a code that expired is sent again at once',
    events: ['answered', 'codeArrived', 'expired'],
  },
  {
    name: 'a way back to the sign-up counts where nobody may read users',
    events: ['undelivered', 'denied', 'undelivered', 'answered'],
  },
  ...(['self', 'admin'] as const).map((signUpBy) => ({
    name: `a row that dies again and again has not gone back: ${signUpBy}`,
    changes: { signUpBy },
    events: repeat(TOO_OFTEN, ['diedDuring', 'answered']),
  })),
  {
    name: 'a row that is taken up with a code may go back afresh',
    events: [...GONE_BACK, 'resendDue', 'refusedBatch', 'codeArrived', 'resumed', 'vanished'],
  },
  {
    name: 'a row that is taken up with a confirmation may go back afresh',
    events: [...GONE_BACK, 'resendDue', 'refusedBatch', 'seen', 'resumed', 'vanished'],
  },
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

/** Lists the paths that a person chose, since the others leave out what they show. */
export function listChosenPaths(): readonly ModelPath[] {
  return CHOICES.map(({ name, changes, events }) => ({
    name,
    kind: 'chosen',
    configuration: { ...USUAL, ...changes },
    events,
  }));
}

function repeat(times: number, events: readonly SpecEventType[]): readonly SpecEventType[] {
  return Array.from({ length: times }, () => events).flat();
}
