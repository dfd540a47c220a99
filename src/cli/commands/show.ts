import { buildCommand } from '@stricli/core';
import { ConfigError } from '../../domain/config-error.ts';
import { formatHistory } from '../../report/history-lines.ts';
import type { NextStep } from '../../report/history-lines.ts';
import type { StoredRow } from '../../store/store.ts';
import { toResult } from '../batch-results.ts';
import { print } from '../context.ts';
import type { CliContext } from '../context.ts';
import { commonFlags } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { withBatch } from '../with-batch.ts';

/** `show USER`: everything about one row. */
export const show = buildCommand<CommonFlags, [string], CliContext>({
  async func(flags, username) {
    await withBatch(flags, undefined, async (batch) => {
      const row = await batch.row(username);
      if (row === undefined) {
        throw new ConfigError(
          `Expected the username of a row of the batch ${batch.name}, got ${username}.`,
        );
      }
      const result = toResult(batch.name, row);
      const history = await batch.history(username);
      const next = findNext(row);
      const lines = flags.json
        ? [JSON.stringify({ ...result, history, next })]
        : formatHistory(result, history, next);
      print(this, lines);
    });
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: "The row's username", parse: String, placeholder: 'user' }],
    },
    flags: commonFlags,
  },
  docs: { brief: "Show one row's history and what comes next" },
});

function findNext({ life, phase }: StoredRow): readonly NextStep[] {
  if (phase === 'new') return [{ what: 'begin' }];
  if (life === null || phase === 'ended') return [];
  const waits = life.timers.map(({ event, dueAt }) => ({
    what: toTimerName(event.type),
    at: dueAt,
  }));
  if (phase === 'held') return [{ what: 'resume, at the next run' }, ...waits];
  if (phase === 'awaiting') return [{ what: 'code.received' }, ...waits];
  return life.call === null ? waits : [{ what: life.call.src }, ...waits];
}

/** XState names the event of a timer `xstate.after.NAME.STATE`. */
function toTimerName(event: string): string {
  return event.split('.')[2] ?? event;
}
