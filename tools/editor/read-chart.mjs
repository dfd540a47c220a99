import { createRequire } from 'node:module';
import { extractMachinesFromFile } from '@xstate/machine-extractor';

// The `xstate` of this folder is version 4, which the extractor wants; the chart is written for the project's own.
const { createMachine } = createRequire(new URL('../../package.json', import.meta.url))('xstate');

/** Reads the configuration of the one machine in a source text, in the extractor's own form. */
export function extractConfig(source) {
  const machines = extractMachinesFromFile(source)?.machines ?? [];
  if (machines.length === 1) return machines[0].toConfig();
  throw new Error(`Expected one machine, the extractor found ${machines.length}`);
}

/** Builds a machine from what the extractor reads, so that XState itself resolves its targets. */
export function readChart(source) {
  // The extractor gives the context as a piece of source text.
  return createMachine({ ...toXState5(extractConfig(source)), context: {} });
}

/** Where the extractor's form of a state or an invocation is not XState 5's. */
const CONVERSIONS = {
  states: (states) => mapValues(states, toXState5),
  invoke: (invoke) => [invoke].flat().map(toXState5),
  on: (on) => mapValues(on, toTransitions),
  after: (after) => mapValues(after, toTransitions),
  always: toTransitions,
  onDone: toTransitions,
  onError: toTransitions,
  entry: toActions,
  exit: toActions,
};

function toXState5(config) {
  const entries = Object.entries(config);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, CONVERSIONS[key]?.(value) ?? value]),
  );
}

/** The extractor calls a guard `cond`, as XState 4 did. */
function toTransitions(value) {
  return [value].flat().map(({ target, cond, actions }) => ({
    ...(target && { target }),
    ...(cond && { guard: toNamed(cond) }),
    ...(actions && { actions: toActions(actions) }),
  }));
}

function toActions(value) {
  return [value].flat().map(({ action }) => toNamed(action));
}

function toNamed({ type, params }) {
  return { type, params };
}

function mapValues(record, map) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
