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

/** Something that may happen, and the shortest way to where it may. */
interface Branch {
  readonly course: Course;
  /** Names what happens, so that it need not happen twice. */
  readonly name: string;
}

/** Finds the shortest way to every state of the specification under one configuration, and everything that may happen there. */
function listBranches(configuration: Configuration): readonly Branch[] {
  const names = new Map<string, string>();
  const paths = model.getShortestPaths({
    fromState: beginSpec(configuration),
    events: (state) => listLikelyEvents(state).map((type) => ({ type })),
    // Called with every transition that is found on the way.
    serializeState(state, event, before) {
      if (event !== undefined && before !== undefined) {
        names.set(`${toKey(before)} ${event.type}`, nameTransition(before, event.type, state));
      }
      return toKey(state);
    },
  });
  const ways = new Map<string, Way>();
  for (const { steps } of paths) {
    const events = steps.slice(1).map(({ event }) => event.type);
    steps.forEach(({ state }, index) => {
      const key = toKey(state);
      if (!ways.has(key)) ways.set(key, { state, events: events.slice(0, index) });
    });
  }
  return [...ways].flatMap(([key, { state, events }]) =>
    listLikelyEvents(state).map((type) => ({
      course: { configuration, events: [...events, type] },
      name: names.get(`${key} ${type}`) ?? '',
    })),
  );
}

interface Way {
  readonly state: SpecState;
  readonly events: readonly SpecEventType[];
}

/** Tells transitions apart by where they lead and what is shown there, and by whose user it is. */
function nameTransition(before: SpecState, type: SpecEventType, next: SpecState): string {
  const { ownership, life, user } = before.context;
  const { failure } = next.context;
  return [
    ...toPlace(before),
    type,
    ...toPlace(next),
    failure?.code,
    ownership,
    life,
    user?.whose,
    user?.status,
  ].join(' ');
}

/** Names each transition that a course takes. */
function listTransitions({ configuration, events }: Course): readonly string[] {
  let state = beginSpec(configuration);
  return events.map((type) => {
    const before = state;
    state = nextSpec(state, type);
    return nameTransition(before, type, state);
  });
}

/** What completes a life, the most wanted first. */
const COMPLETION: readonly SpecEventType[] = ['answered', 'waited', 'resumed', 'codeArrived'];

/** Leads a course on to the end of the row's life, with nothing more going wrong. */
function complete({ configuration, events }: Course): Course {
  const all = [...events];
  let state = events.reduce(nextSpec, beginSpec(configuration));
  for (;;) {
    const type = COMPLETION.find((wanted) => mayHappen(state, wanted));
    if (type === undefined || state.hasTag('ended')) return { configuration, events: all };
    all.push(type);
    state = nextSpec(state, type);
  }
}

const CONFIGURATIONS: readonly Configuration[] = listPairwise(CHOICES);

/**
 * Lists shortest ways to everything that may happen to a row under a pairwise covering set of configurations, each led on
 * to the end of the row's life; what happened on the way of one is not done again for itself.
 */
export function listShortestCourses(): readonly Course[] {
  const branches = CONFIGURATIONS.flatMap((configuration) => listBranches(configuration));
  const taken = new Set<string>();
  const courses: Course[] = [];
  for (const { course, name } of branches.toSorted(compareLength)) {
    if (taken.has(name)) continue;
    const completed = complete(course);
    for (const transition of listTransitions(completed)) taken.add(transition);
    courses.push(completed);
  }
  return courses;
}

function compareLength({ course: one }: Branch, { course: other }: Branch): number {
  return other.events.length - one.events.length;
}
