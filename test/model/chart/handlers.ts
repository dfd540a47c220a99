import type { Branch, Branches, Chart, ChartState } from './chart.ts';
import { listStates } from './states.ts';
import type { NamedState } from './states.ts';

/** What a state does about one thing that may happen. */
export interface Handler {
  readonly state: NamedState;
  readonly cause: 'always' | 'on' | 'after' | 'onDone' | 'onError';
  /** What sets it off, such as `on resume`, `after backoff` or `onError`. */
  readonly name: string;
  /** Of these the first whose guard holds is taken. It is the chart's own list: a change of it changes the chart. */
  readonly branches: Branch[];
  /** The names of the branches, such as `confirmed.choosing always[1] → authenticating`. */
  readonly ids: readonly string[];
  /** Takes the handler out of the chart. */
  readonly remove: () => void;
}

/** Lists what the states of a chart do about everything that may happen, in document order. */
export function listHandlers(chart: Chart): readonly Handler[] {
  return listStates(chart).flatMap((state) =>
    listSlots(state.state).flatMap(({ branches, ...slot }) =>
      branches === undefined
        ? []
        : [{ ...slot, state, branches, ids: toIds(chart, { state, name: slot.name, branches }) }],
    ),
  );
}

/** Where a handler may stand. */
type Slot = Pick<Handler, 'cause' | 'name' | 'remove'> & {
  readonly branches: Branch[] | undefined;
};

function listSlots(state: ChartState): readonly Slot[] {
  const { on = {}, after = {}, invoke = {} } = state;
  return [
    {
      cause: 'always',
      name: 'always',
      branches: state.always,
      remove: () => void delete state.always,
    },
    ...listNamedSlots('on', on),
    ...listNamedSlots('after', after),
    {
      cause: 'onDone',
      name: 'onDone',
      branches: invoke.onDone,
      remove: () => void delete invoke.onDone,
    },
    {
      cause: 'onError',
      name: 'onError',
      branches: invoke.onError,
      remove: () => void delete invoke.onError,
    },
  ];
}

function listNamedSlots(cause: 'on' | 'after', all: Branches): readonly Slot[] {
  return Object.entries(all).map(([name, branches]) => ({
    cause,
    name: `${cause} ${name}`,
    branches,
    remove: () => void delete all[name],
  }));
}

function toIds(
  chart: Chart,
  { state, name, branches }: Pick<Handler, 'state' | 'name' | 'branches'>,
): readonly string[] {
  return branches.map(({ guard, target }, index) =>
    [
      state.id,
      branches.length === 1 ? name : `${name}[${index}]`,
      ...(guard === undefined ? [] : [formatName(guard)]),
      ...(target === undefined
        ? []
        : ['→', target.replace(`#${chart.id}.`, '').replace(/^\./, '')]),
    ].join(' '),
  );
}

/** Names a guard or an action; `recordRefusal` is told apart by the code that it records. */
export function formatName(named: unknown): string {
  if (typeof named === 'string') return named;
  const { type, params } = named as { readonly type: string; readonly params?: object };
  return params === undefined ? type : `${type}(${Object.values(params)[0]})`;
}
