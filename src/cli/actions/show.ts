import { ConfigError } from '../../domain/config-error.ts';
import type { Life } from '../../domain/life.ts';
import type { RowResult } from '../../domain/outcome.ts';
import { onboardingMachine } from '../../machines/onboarding.ts';
import type { OnboardingContext } from '../../machines/onboarding.ts';
import { formatEvent, formatHistory } from '../../report/history-lines.ts';
import type { NextStep } from '../../report/history-lines.ts';
import { formatOffboardedRow } from '../../report/offboarding-lines.ts';
import { toInspectionEvents } from '../../report/inspection-events.ts';
import type { StoredOffboarding, StoredRow, StoredTransition } from '../../store/store.ts';
import { toResult } from '../batch-results.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import type { CommonFlags } from '../flags.ts';
import { startInspectionServer } from '../inspection-server.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { withBatch } from '../with-batch.ts';

/** The flags of `show`. */
export interface ShowFlags extends CommonFlags {
  readonly inspect: boolean;
  readonly inspectPort?: number;
}

/** Everything that is known of one row. */
interface ShownRow {
  readonly result: RowResult;
  readonly history: readonly StoredTransition[];
  readonly next: readonly NextStep[];
  /** `null` where nothing was deleted. */
  readonly offboarding: StoredOffboarding | null;
}

/** `show USER`: everything about one row. */
export async function show(context: CliContext, flags: ShowFlags, username: string): Promise<void> {
  if (flags.inspectPort !== undefined && !flags.inspect) {
    throw new ConfigError('Expected --inspect along with --inspect-port.');
  }
  const row = await readRow(flags, username);
  print(context, flags.json ? [formatJson(row)] : formatRow(row));
  if (flags.inspect) await inspect(context, row, flags);
}

function formatJson({ result, offboarding, ...row }: ShownRow): string {
  return JSON.stringify({ ...result, ...row, ...(offboarding !== null && { offboarding }) });
}

function formatRow({ result, history, next, offboarding }: ShownRow): readonly string[] {
  const lines = formatHistory(result, history, next);
  return offboarding === null ? lines : [...lines, formatOffboardedRow(offboarding)];
}

function readRow(flags: ShowFlags, username: string): Promise<ShownRow> {
  return withBatch(flags, undefined, async (batch) => {
    const row = await batch.row(username);
    if (row === undefined) {
      throw new ConfigError(
        `Expected the username of a row of the batch ${batch.name}, got ${username}.`,
      );
    }
    return {
      result: toResult(batch.name, row),
      history: await batch.history(username),
      next: findNext(row),
      offboarding: await batch.offboarding(username),
    };
  });
}

/** Serves the row's history to inspectors for as long as somebody may look. */
async function inspect(
  context: CliContext,
  { result, history }: ShownRow,
  { inspectPort = 0, quiet }: ShowFlags,
): Promise<void> {
  if (history.length === 0) throw new ConfigError('Expected a row that has begun to inspect.');
  // A function is no JSON: what is left of the chart is what an inspector draws.
  const definition = JSON.stringify(onboardingMachine.config);
  const events = toInspectionEvents(result, history, definition);
  await using server = await startInspectionServer({ port: inspectPort, events });
  const interrupt = untilInterrupted(context);
  if (!quiet) say(context, `Replaying to inspectors on ${server.url}; interrupt to end it`);
  context.process.exitCode = EXIT_CODES[await interrupt];
}

function findNext({ life, phase }: StoredRow): readonly NextStep[] {
  if (phase === 'new') return [{ what: 'begin' }];
  if (life === null || phase === 'ended') return [];
  const waits = life.timers.map(({ event, dueAt }) => ({
    what: formatEvent(event.type),
    at: dueAt,
  }));
  if (phase === 'held') return [{ what: 'resume, at the next run' }, ...waits];
  if (phase === 'awaiting') return [{ what: toAwaited(life) }, ...waits];
  return life.call === null ? waits : [{ what: life.call.src }, ...waits];
}

function toAwaited({ context }: Life): string {
  const { step } = context as OnboardingContext;
  return step === 'awaitingLink' ? 'confirmation.seen' : 'code.received';
}
