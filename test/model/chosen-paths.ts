import { SIGNED_IN, TOO_OFTEN, repeat } from './choice.ts';
import type { Choice } from './choice.ts';
import { CHOICES_OF_RETURNS } from './choices-of-returns.ts';
import { USUAL } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import type { ModelPath } from './model-path.ts';
import type { SpecEventType } from './specification/spec-event.ts';

const LINK: Partial<Configuration> = { confirmBy: 'link' };

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
  ...CHOICES_OF_RETURNS,
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
  {
    name: 'a row that is taken up with a code may go back afresh',
    events: [...GONE_BACK, 'resendDue', 'refusedBatch', 'codeArrived', 'resumed', 'vanished'],
  },
  {
    name: 'a row that is taken up with a confirmation may go back afresh',
    events: [...GONE_BACK, 'resendDue', 'refusedBatch', 'seen', 'resumed', 'vanished'],
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
