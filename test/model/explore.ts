import { createTestModel } from '@xstate/test';
import type { Configuration } from './configuration.ts';
import type { SpecEventType } from './specification/spec-event.ts';
import { toKey } from './specification/spec-state.ts';
import type { SpecState } from './specification/spec-state.ts';
import { specification } from './specification/specification.ts';
import { beginTrail, lead } from './trail.ts';
import type { Trail } from './trail.ts';

/** The specification as a model to find paths in. */
export const model = createTestModel(specification, { serializeEvent: ({ type }) => type });

interface Exploration {
  readonly listEvents: (state: SpecState) => readonly SpecEventType[];
  /** What tells states apart. @defaultValue `toKey` */
  readonly tellApart?: (state: SpecState) => string;
}

/** Finds the shortest way to every state of the specification, and from there to everything that may happen. */
export function explore(
  configuration: Configuration,
  { listEvents, tellApart = toKey }: Exploration,
): readonly Trail[] {
  const begun = beginTrail(configuration);
  const edges = new Map<string, SpecState>();
  const paths = model.getShortestPaths({
    fromState: begun.state,
    events: (state) => listEvents(state).map((type) => ({ type })),
    // Called with every transition that is found on the way.
    serializeState(state, event, before) {
      if (event && before) edges.set(`${tellApart(before)} ${event.type}`, state);
      return tellApart(state);
    },
  });
  const ways = new Map<string, Trail>([[tellApart(begun.state), begun]]);
  for (const { steps } of paths) {
    let way = begun;
    for (const { state, event } of steps.slice(1)) {
      const key = tellApart(state);
      way = ways.get(key) ?? lead(way, event.type, state);
      ways.set(key, way);
    }
  }
  return [...ways].flatMap(([key, way]) =>
    listEvents(way.state).map((type) => lead(way, type, edges.get(`${key} ${type}`))),
  );
}
