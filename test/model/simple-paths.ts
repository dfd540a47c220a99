import type { Step } from '../../src/domain/lifecycle.ts';
import { USUAL } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { model } from './explore.ts';
import type { SpecEventType } from './specification/spec-event.ts';
import { listEvents, toPlace } from './specification/spec-state.ts';
import type { SpecState } from './specification/spec-state.ts';
import { beginTrail, lead } from './trail.ts';
import type { Trail } from './trail.ts';

/** How a row comes to a step with nothing having gone wrong. */
interface Way {
  readonly events: readonly SpecEventType[];
  readonly changes?: Partial<Configuration>;
}

const SIGNED_IN = ['confirmedAtOnce', 'answered'] as const;
const BY_USER = { credentials: 'identityPool' } as const;

const WAYS: { readonly [Name in Exclude<Step, 'awaitingCode' | 'awaitingLink'>]: Way } = {
  signingUp: { events: [] },
  creatingUser: { events: [], changes: { signUpBy: 'admin' } },
  reconciling: { events: ['confirmedStranger'], changes: { onExistingUser: 'adopt' } },
  confirmingCode: { events: ['answered', 'codeArrived'] },
  resendingCode: { events: ['answered', 'resendDue'] },
  checkingStatus: { events: ['answered', 'seen'], changes: { confirmBy: 'link' } },
  confirmingByAdmin: { events: ['answered'], changes: { confirmBy: 'admin' } },
  settingPassword: { events: ['answered'], changes: { signUpBy: 'admin' } },
  verifyingEmail: { events: ['confirmedAtOnce'], changes: { confirmBy: 'admin' } },
  addingToGroups: { events: ['confirmedAtOnce'], changes: { groups: 2 } },
  authenticating: { events: ['confirmedAtOnce'] },
  answeringChallenge: { events: ['confirmedAtOnce', 'challengedByProof'] },
  readingUser: { events: SIGNED_IN },
  gettingIdentity: { events: [...SIGNED_IN, 'answered'], changes: BY_USER },
  gettingCredentials: { events: [...SIGNED_IN, 'answered', 'answered'], changes: BY_USER },
  storingObject: { events: [...SIGNED_IN, 'answered'] },
  checkingObject: { events: [...SIGNED_IN, 'answered', 'strangersObject'] },
  sendingWelcomeMail: {
    events: [...SIGNED_IN, 'answered', 'answered'],
    changes: { mail: 'resend' },
  },
  signingOut: { events: [...SIGNED_IN, 'answered', 'answered'], changes: { mail: 'none' } },
};

/** What may become of each try beside an answer. */
const FAULTS: readonly SpecEventType[] = [
  'throttled',
  'lost',
  'brokeInside',
  'triggerCrashed',
  'diedDuring',
  'diedAfter',
  'cancelled',
  'cancelledAfter',
  'refusedRow',
  'refusedBatch',
];

function listStepEvents(state: SpecState): readonly SpecEventType[] {
  const faults = state.context.isTakenUp ? ['throttled'] : FAULTS;
  return listEvents(state).filter((type) =>
    ['answered', 'waited', 'resumed', ...faults].includes(type),
  );
}

/**
 * Lists everything that may become of each step with up to three tries of its call, and what up to three throttled tries
 * more lead to once it was held.
 */
export function listSimpleTrails(): readonly Trail[] {
  return Object.entries(WAYS).flatMap(([step, way]) => listStepTrails(step, way));
}

function listStepTrails(step: string, { events, changes }: Way): readonly Trail[] {
  const configuration: Configuration = { ...USUAL, maxAttempts: 3, ...changes };
  const begun = events.reduce<Trail>((trail, type) => lead(trail, type), beginTrail(configuration));
  const paths = model.getSimplePaths({
    fromState: begun.state,
    events: (state) => listStepEvents(state).map((type) => ({ type })),
    serializeState: (state) => {
      const { attempt, isTakenUp } = state.context;
      return JSON.stringify([toPlace(state), attempt, isTakenUp]);
    },
    toState: (state) => toPlace(state)[1] !== step,
  });
  if (paths.length === 0) throw new Error(`Expected paths through ${step}, found none`);
  return paths.map(({ steps }) =>
    steps.slice(1).reduce((trail, { event, state }) => lead(trail, event.type, state), begun),
  );
}
