import type { CallName } from '../../src/machines/calls.ts';

/** Where each event leads. */
type Ways = Readonly<Record<string, string>>;

interface CallOptions {
  /** Where the row goes when the first answer is lost; it waits for its second attempt unless told. */
  readonly lost?: string;
  /** Where the row goes once the call cannot succeed. */
  readonly refused?: string;
  /** What may happen while the row waits for its second attempt. */
  readonly whileWaiting?: Ways;
  /** Where the row goes from being held; the call again unless told. */
  readonly resumed?: string;
}

/** A call that may be made twice: after a throttle, a lost answer, a crash or the mend of what concerns the batch. */
export function call(
  name: CallName,
  ways: Ways,
  { lost = 'waiting', refused = '#failed', whileWaiting = {}, resumed }: CallOptions = {},
) {
  const first: Ways = { throttled: 'waiting', lost, batchFailure: 'held', crashed: 'first' };
  const second: Ways = {
    throttled: refused,
    lost: refused,
    batchFailure: 'heldAgain',
    crashed: 'second',
  };
  return {
    initial: 'first',
    states: {
      first: { tags: [name], on: { ...first, refused, ...ways } },
      waiting: { on: { waited: 'second', ...whileWaiting } },
      second: { tags: [name], on: { ...second, refused, ...ways } },
      held: { on: { resumed: resumed ?? 'first' } },
      heldAgain: { on: { resumed: resumed ?? 'second' } },
    },
  };
}

/** Signing out is tried twice where that may help, and leads to the same end whatever comes of it. */
export function signOut(end: string) {
  const other: Ways = { batchFailure: end };
  const last: Ways = { throttled: end, lost: end, batchFailure: end, crashed: 'second' };
  return {
    initial: 'first',
    states: {
      first: {
        tags: ['signOut' as const],
        on: {
          ok: end,
          refused: end,
          throttled: 'waiting',
          lost: 'waiting',
          crashed: 'first',
          ...other,
        },
      },
      waiting: { on: { waited: 'second' } },
      second: { tags: ['signOut' as const], on: { ok: end, refused: end, ...last } },
    },
  };
}
