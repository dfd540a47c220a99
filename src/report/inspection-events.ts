import { BEGIN } from '../domain/life.ts';
import { STEPS } from '../domain/lifecycle.ts';
import type { Step } from '../domain/lifecycle.ts';
import { OUTCOMES } from '../domain/outcome.ts';
import type { RowResult } from '../domain/outcome.ts';
import type { HistoryEntry } from './history-lines.ts';

/** The version of `@statelyai/inspect` whose messages these are. */
const VERSION = '0.7.2';

/** Where a row stood, without personal data: no attribute, no `sub`, no key, no text of a failure. */
interface InspectedSnapshot {
  readonly status: 'active' | 'done';
  /** A state value of XState. */
  readonly value: unknown;
  readonly context: {
    readonly step: Step | null;
    readonly failure: string | null;
    /** Calls made, by step; known for the latest snapshot only. */
    readonly attempts?: RowResult['attempts'];
  };
}

interface Addressed {
  readonly id: string;
  readonly sessionId: string;
  readonly rootId: string;
  /** Milliseconds since the epoch, as text. */
  readonly createdAt: string;
  readonly _version: string;
}

/** What clients of `@statelyai/inspect` understand. */
export type InspectionEvent = Addressed &
  (
    | {
        readonly type: '@xstate.actor';
        readonly name: string;
        /** The chart as JSON. */
        readonly definition: string;
        readonly snapshot: InspectedSnapshot;
      }
    | { readonly type: '@xstate.event'; readonly event: { readonly type: string } }
    | {
        readonly type: '@xstate.snapshot';
        readonly event: { readonly type: string };
        readonly snapshot: InspectedSnapshot;
      }
  );

/**
 * Makes the messages that replay a row's history to an inspector, as XState would have sent them: the actor, then for
 * each transition the event and the snapshot that it led to.
 *
 * @param result - Where the row stands; it is named by its number
 * @param history - The row's transitions, oldest first
 * @param definition - The chart as JSON
 */
export function toInspectionEvents(
  result: RowResult,
  history: readonly HistoryEntry[],
  definition: string,
): readonly InspectionEvent[] {
  const [first] = history;
  if (first === undefined) return [];
  const sessionId = `row-${result.row}`;
  const address = (id: string, at: number): Addressed => ({
    id: `${sessionId}/${id}`,
    sessionId,
    rootId: sessionId,
    createdAt: String(at),
    _version: VERSION,
  });
  const name = `${result.batch}, row ${result.row}`;
  const actor = { name, definition, snapshot: toSnapshot(first) };
  const latest = history.length - 1;

  return [
    { type: '@xstate.actor', ...address('actor', first.at), ...actor },
    ...history.flatMap((entry, index): readonly InspectionEvent[] => {
      const event = { type: toEventType(entry.event) };
      const snapshot = toSnapshot(entry, index === latest ? result.attempts : undefined);
      return [
        { type: '@xstate.event', ...address(`event/${index}`, entry.at), event },
        { type: '@xstate.snapshot', ...address(`snapshot/${index}`, entry.at), event, snapshot },
      ];
    }),
  ];
}

/** The history names calls by their service; an inspector looks for XState's own names in the chart. */
function toEventType(event: string): string {
  if (event === BEGIN) return 'xstate.init';
  return event
    .replace(/^(\w+)\.done$/, 'xstate.done.actor.$1')
    .replace(/^(\w+)\.failed$/, 'xstate.error.actor.$1');
}

function toSnapshot(
  { state, failure }: HistoryEntry,
  attempts?: RowResult['attempts'],
): InspectedSnapshot {
  const path = state.split('.');
  const step = STEPS.find((known) => path.includes(known)) ?? null;
  // The ends of the chart are the outcomes of rows.
  const isDone = OUTCOMES.some((outcome) => outcome === state);
  return {
    status: isDone ? 'done' : 'active',
    value: toStateValue(path),
    context: { step, failure: failure?.code ?? null, ...(attempts && { attempts }) },
  };
}

/** `unregistered.signingUp.calling` is `{ unregistered: { signingUp: 'calling' } }`. */
function toStateValue(path: readonly string[]): unknown {
  return path.reduceRight<unknown>(
    (value, name) => (value === null ? name : { [name]: value }),
    null,
  );
}
