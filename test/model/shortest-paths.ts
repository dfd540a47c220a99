import { createTestModel } from '@xstate/test';
import { CHOICES } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { listPairwise } from './pairwise.ts';
import type { SpecEventType } from './specification/spec-event.ts';
import {
  beginSpec,
  listEvents,
  mayHappen,
  nextSpec,
  toKey,
  toPlace,
} from './specification/spec-state.ts';
import type { SpecState } from './specification/spec-state.ts';
import { specification } from './specification/specification.ts';

/** A configuration and what happens under it. */
export interface Course {
  readonly configuration: Configuration;
  readonly events: readonly SpecEventType[];
}

export const model = createTestModel(specification, { serializeEvent: ({ type }) => type });

/** What may still happen to a row that came back from a later step, or lives again: more would explode. */
const CALM: ReadonlySet<SpecEventType> = new Set([
  'answered',
  'waited',
  'codeArrived',
  'denied',
  'undelivered',
  'proofRefused',
  'challengedByProof',
  'unconfirmedMeanwhile',
]);

const EARLY: ReadonlySet<string | undefined> = new Set(['unregistered', 'pendingConfirmation']);

function listLikelyEvents(state: SpecState): readonly SpecEventType[] {
  const { returns, life, hasCode, isSeen } = state.context;
  const isCalm = returns > 0 || life === 2;
  const isTold = hasCode || isSeen || !EARLY.has(toPlace(state)[0]);
  return listEvents(state).filter((type) => {
    if (isCalm && !CALM.has(type)) return false;
    return !isTold || (type !== 'codeArrived' && type !== 'seen');
  });
}

/** The shortest way to where something may happen, and on to what comes of it. */
interface Branch {
  readonly course: Course;
  /** What happens on the way, told apart from what is done elsewhere. */
  readonly transitions: readonly string[];
  readonly state: SpecState;
}

/** Finds the shortest way to every state of the specification, and everything that may happen there. */
function listBranches(configuration: Configuration): readonly Branch[] {
  const edges = new Map<string, SpecState>();
  const paths = model.getShortestPaths({
    fromState: beginSpec(configuration),
    events: (state) => listLikelyEvents(state).map((type) => ({ type })),
    // Called with every transition that is found on the way.
    serializeState(state, event, before) {
      if (event && before) edges.set(`${toKey(before)} ${event.type}`, state);
      return toKey(state);
    },
  });
  const ways = new Map<string, Branch>();
  for (const { steps } of paths) {
    let way: Branch | null = null;
    for (const { state, event } of steps) {
      way = ways.get(toKey(state)) ?? lead(way, { configuration, event, state });
      ways.set(toKey(state), way);
    }
  }
  return [...ways].flatMap(([key, way]) =>
    listLikelyEvents(way.state).flatMap((type) => {
      const state = edges.get(`${key} ${type}`);
      return state === undefined ? [] : [lead(way, { configuration, event: { type }, state })];
    }),
  );
}

interface Step {
  readonly configuration: Configuration;
  readonly event: { readonly type: string };
  readonly state: SpecState;
}

/** Leads a way one event further; the first step of a path is no event. */
function lead(way: Branch | null, { configuration, event, state }: Step): Branch {
  if (way === null) return { course: { configuration, events: [] }, transitions: [], state };
  const type = event.type as SpecEventType;
  return {
    course: { configuration, events: [...way.course.events, type] },
    transitions: [...way.transitions, nameTransition(way.state, type, state)],
    state,
  };
}

/** Tells transitions apart by where they lead and what is shown there, and by whose user it is. */
function nameTransition(before: SpecState, type: SpecEventType, next: SpecState): string {
  const { ownership, life } = before.context;
  const code = next.context.failure?.code;
  return [...toPlace(before), type, ...toPlace(next), code, ownership, life].join(' ');
}

/** What completes a life, the most wanted first. */
const COMPLETION: readonly SpecEventType[] = ['answered', 'waited', 'resumed', 'codeArrived'];

/** Leads a way on to the end of the row's life, with nothing more going wrong. */
function complete(begun: Branch): Branch {
  let way = begun;
  for (;;) {
    const { state, course } = way;
    const type = COMPLETION.find((wanted) => mayHappen(state, wanted));
    if (type === undefined || state.hasTag('ended')) return way;
    const { configuration } = course;
    way = lead(way, { configuration, event: { type }, state: nextSpec(state, type) });
  }
}

const CONFIGURATIONS: readonly Configuration[] = listPairwise(CHOICES);

/**
 * Lists shortest ways to everything that may happen to a row under a pairwise covering set of configurations, each led on
 * to the end of the row's life; what happened on the way of one is not done again for itself.
 */
export function listShortestCourses(): readonly Course[] {
  const branches = CONFIGURATIONS.flatMap((configuration) => listBranches(configuration));
  const taken = new Set<string | undefined>();
  const courses: Course[] = [];
  for (const branch of branches.toSorted(compareLength)) {
    if (taken.has(branch.transitions.at(-1))) continue;
    const { course, transitions } = complete(branch);
    for (const transition of transitions) taken.add(transition);
    courses.push(course);
  }
  return courses;
}

function compareLength({ course: one }: Branch, { course: other }: Branch): number {
  return other.events.length - one.events.length;
}
