import type { Step } from '../../src/domain/lifecycle.ts';
import { USUAL } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { listPairwise } from './pairwise.ts';
import type { SpecEventType } from './specification/spec-event.ts';
import { mayHappen } from './specification/spec-state.ts';
import { beginTrail, lead, toNextOfCompletion } from './trail.ts';
import type { Trail } from './trail.ts';

/** What may befall a call before it goes well. */
const BRANCHES = ['smooth', 'throttled', 'lost', 'diedAfter', 'refusedBatch'] as const;

type Branch = (typeof BRANCHES)[number];

/** Which branch each step of a way takes. */
export type Branches = { readonly [Name in Step]?: Branch };

/** A way through the whole, and what is done on it in place of what is usual. */
interface Way {
  readonly configuration: Configuration;
  readonly instead?: { readonly [Name in Step]?: SpecEventType };
}

const WAYS: readonly Way[] = [
  { configuration: { ...USUAL, groups: 1 } },
  {
    configuration: {
      ...USUAL,
      confirmBy: 'link',
      credentials: 'identityPool',
      mail: 'resend',
      groups: 2,
    },
    instead: {
      awaitingLink: 'seen',
      checkingStatus: 'confirmedMeanwhile',
      authenticating: 'challengedByProof',
    },
  },
  {
    configuration: { ...USUAL, confirmBy: 'admin', onExistingObject: 'overwrite' },
    instead: { storingObject: 'strangersObject' },
  },
  {
    configuration: { ...USUAL, signUpBy: 'admin', confirmBy: 'admin', credentials: 'identityPool' },
  },
  {
    configuration: { ...USUAL, onExistingUser: 'adopt', onExistingObject: 'keep', groups: 1 },
    instead: { signingUp: 'confirmedStranger', storingObject: 'strangersObject' },
  },
];

/** A whole path, and the branches that it takes. */
export interface PairwiseTrail {
  readonly trail: Trail;
  readonly way: number;
  readonly branches: Branches;
}

/** Lists whole paths so that every two branches of every two steps of a way are taken by one of them. */
export function listPairwiseTrails(): readonly PairwiseTrail[] {
  return WAYS.flatMap((way, index) => {
    const steps = new Set(follow(way, {}).steps);
    const choices = Object.fromEntries([...steps].map((step) => [step, BRANCHES]));
    return listPairwise<Branches>(choices).map((branches) => ({
      trail: follow(way, branches).trail,
      way: index,
      branches,
    }));
  });
}

/** Follows a way to its end; each step takes its branch where it is first entered. */
function follow({ configuration, instead = {} }: Way, branches: Branches) {
  const steps: Step[] = [];
  let trail = beginTrail(configuration);
  for (;;) {
    const { state } = trail;
    const { step } = state.context;
    const wanted = toNextOfCompletion(state);
    if (wanted === undefined) return { trail, steps };
    const isNew = wanted === 'answered' && !steps.includes(step);
    if (isNew) steps.push(step);
    const branch = branches[step] ?? 'smooth';
    const other = instead[step];
    if (isNew && branch !== 'smooth') trail = lead(trail, branch);
    else if (other !== undefined && mayHappen(state, other)) trail = lead(trail, other);
    else trail = lead(trail, wanted);
  }
}
