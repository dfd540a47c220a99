import { createMachine } from 'xstate';
import type { AnyStateMachine } from 'xstate';

/** One way that a state may be left, or be told something, in the long form of XState's configuration. */
export interface Branch {
  guard?: unknown;
  target?: string;
  actions?: unknown[];
  reenter?: boolean;
}

/** What sets branches off, by name; they are tried in order. */
export type Branches = Record<string, Branch[]>;

/** A service that a state invokes. */
interface Invocation {
  onDone?: Branch[];
  onError?: Branch[];
}

/** A state in the long form of XState's configuration; what else it has, such as its tags, is kept as it is. */
export interface ChartState {
  entry?: unknown[];
  exit?: unknown[];
  always?: Branch[];
  on?: Branches;
  after?: Branches;
  invoke?: Invocation;
  initial?: string;
  states?: Record<string, ChartState>;
}

/** A machine taken apart: a copy of its configuration to change, and what stands behind the names in it. */
export interface Chart {
  readonly id: string;
  readonly root: ChartState;
  readonly implementations: Implementations;
}

/** What stands behind the names of a chart, to be replaced by name. */
type Implementations = AnyStateMachine['implementations'];

/**
 * Takes a machine apart, each time anew: transitions as lists of objects and actions as lists, however the machine wrote
 * them.
 *
 * @throws Error where a state invokes several services, since branches are named by what sets them off
 */
export function copyChart({ id, config, implementations }: AnyStateMachine): Chart {
  const { actors, actions, guards, delays } = implementations;
  return {
    id,
    root: copyState(config as ShortState),
    implementations: {
      actors: { ...actors },
      actions: { ...actions },
      guards: { ...guards },
      delays: { ...delays },
    },
  };
}

/** Puts a chart together to a machine. */
export function toMachine({ root, implementations }: Chart): AnyStateMachine {
  const create = createMachine as (config: object, implementations: object) => AnyStateMachine;
  return create(root, implementations);
}

/** What XState takes for a list: nothing, one or several. */
type Short<One> = One | readonly One[] | undefined;

type ShortBranch = string | (Omit<Branch, 'actions'> & { readonly actions?: Short<unknown> });

type ShortBranches = Readonly<Record<string, Short<ShortBranch>>>;

interface ShortInvocation {
  readonly onDone?: Short<ShortBranch>;
  readonly onError?: Short<ShortBranch>;
}

interface ShortState {
  readonly entry?: Short<unknown>;
  readonly exit?: Short<unknown>;
  readonly always?: Short<ShortBranch>;
  readonly on?: ShortBranches;
  readonly after?: ShortBranches;
  readonly invoke?: Short<ShortInvocation>;
  readonly initial?: string;
  readonly states?: Readonly<Record<string, ShortState>>;
}

function copyState(state: ShortState): ChartState {
  const { entry, exit, always, on, after, invoke, states, ...rest } = state;
  return {
    ...rest,
    ...(entry !== undefined && { entry: toList(entry) }),
    ...(exit !== undefined && { exit: toList(exit) }),
    ...(always !== undefined && { always: copyBranches(always) }),
    ...(on !== undefined && { on: mapValues(on, copyBranches) }),
    ...(after !== undefined && { after: mapValues(after, copyBranches) }),
    ...(invoke !== undefined && { invoke: copyInvocation(invoke) }),
    ...(states !== undefined && { states: mapValues(states, copyState) }),
  };
}

function copyInvocation(invoke: Short<ShortInvocation>): Invocation {
  const [only, ...others] = toList(invoke);
  if (only === undefined || others.length > 0) {
    throw new Error(`Expected one invocation in a state, got \`${toList(invoke).length}\``);
  }
  const { onDone, onError, ...rest } = only;
  return {
    ...rest,
    ...(onDone !== undefined && { onDone: copyBranches(onDone) }),
    ...(onError !== undefined && { onError: copyBranches(onError) }),
  };
}

function copyBranches(branches: Short<ShortBranch>): Branch[] {
  return toList(branches).map((branch) => {
    if (typeof branch === 'string') return { target: branch };
    const { actions, ...rest } = branch;
    return actions === undefined ? rest : { ...rest, actions: toList(actions) };
  });
}

function toList<One>(value: Short<One>): One[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? [...(value as readonly One[])] : [value as One];
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
