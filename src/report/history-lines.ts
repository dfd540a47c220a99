import type { Failure } from '../domain/failure.ts';
import type { RowResult } from '../domain/outcome.ts';

/** One transition of a row. */
export interface HistoryEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly event: string;
  readonly state: string;
  readonly failure: Failure | null;
}

/** XState names the event of a timer `xstate.after.NAME.STATE`; people know the name of the delay. */
export function formatEvent(event: string): string {
  return /^xstate\.after\.([^.]+)\./.exec(event)?.[1] ?? event;
}

/** What a row waits for. */
export interface NextStep {
  /** For example `signUp`, or the name of a timer. */
  readonly what: string;
  /** Milliseconds since the epoch; absent where it may happen at any time. */
  readonly at?: number;
}

/** Renders everything about one row: where it stands, how it came there, and what comes next. */
export function formatHistory(
  result: RowResult,
  history: readonly HistoryEntry[],
  next: readonly NextStep[],
): readonly string[] {
  return [
    `${result.username ?? ''} (row ${result.row} of ${result.batch}): ${formatPlace(result)}`,
    ...formatFacts(result),
    '',
    ...history.map(formatEntry),
    ...formatNext(next),
  ];
}

function formatPlace({ state, outcome }: RowResult): string {
  return outcome === state ? outcome : `${state}, ${outcome}`;
}

function formatFacts({ sub, object, mail, attempts, failure }: RowResult): readonly string[] {
  const calls = Object.entries(attempts ?? {}).map(([step, count]) => `${step} ${count}`);
  return [
    ...(sub === undefined ? [] : [`sub       ${sub}`]),
    ...(object === undefined ? [] : [`object    s3://${object.bucket}/${object.key}`]),
    ...(mail === undefined ? [] : [`mail      ${mail.status}`]),
    ...(calls.length === 0 ? [] : [`attempts  ${calls.join(', ')}`]),
    ...(failure === undefined ? [] : [`failure   ${failure.code}: ${failure.message}`]),
  ];
}

function formatEntry({ at, event, state, failure }: HistoryEntry): string {
  const why = failure === null ? '' : ` (${failure.code})`;
  return `${new Date(at).toISOString()}  ${formatEvent(event)} → ${state}${why}`;
}

function formatNext(next: readonly NextStep[]): readonly string[] {
  return next.map(({ what, at }) =>
    at === undefined ? `next: ${what}` : `next: ${what} at ${new Date(at).toISOString()}`,
  );
}
