import { assign } from 'xstate';
import type { SpecContext } from './spec-context.ts';
import type { SpecEvent, SpecEventType } from './spec-event.ts';

/** What an event changes in the world, and in what is known of it. */
export type Change = (context: SpecContext) => Partial<SpecContext>;

/** When a way is taken. */
export type Check = (context: SpecContext) => boolean;

/** One way that an event may lead; without a target the row stays where it is. */
export interface Way {
  readonly target: string | null;
  readonly check: Check;
  readonly changes: readonly Change[];
}

/** Where each event leads: the first way whose check holds is taken. */
export type Ways = { readonly [Type in SpecEventType]?: readonly Way[] };

/** Leads to a state. */
export function to(target: string, ...changes: readonly Change[]): Way {
  return { target, check: () => true, changes };
}

/** Changes something and leads nowhere. */
export function stay(...changes: readonly Change[]): Way {
  return { target: null, check: () => true, changes };
}

/** Takes a way under a condition. */
export function when(check: Check, { check: given, ...way }: Way): Way {
  return { ...way, check: (context) => check(context) && given(context) };
}

/** Lets something happen first: the checks see the world as it is then. */
export function first(change: Change, ways: readonly Way[]): readonly Way[] {
  return ways.map(({ target, check, changes }) => ({
    target,
    check: (context) => check({ ...context, ...change(context) }),
    changes: [change, ...changes],
  }));
}

/** Makes an action of XState of changes, one after another. */
export function apply(...changes: readonly Change[]) {
  return assign<SpecContext, SpecEvent, undefined, SpecEvent, never>(({ context }) =>
    changes.reduce<SpecContext>((before, change) => ({ ...before, ...change(before) }), context),
  );
}

/** Makes transitions of XState of ways. */
export function on(ways: Ways) {
  return Object.fromEntries(
    Object.entries(ways).map(([type, list]) => [type, list.map((way) => toTransition(way))]),
  );
}

/** Makes one transition of XState of a way. */
export function toTransition({ target, check, changes }: Way) {
  return {
    ...(target !== null && { target, reenter: true }),
    guard: ({ context }: { readonly context: SpecContext }) => check(context),
    actions: apply(...changes),
  };
}
