import { buildCommand } from '@stricli/core';
import { ConfigError } from '../../domain/config-error.ts';
import { FAILURE_CLASSES } from '../../domain/failure.ts';
import type { FailureCode } from '../../domain/failure.ts';
import type { BatchReader } from '../../store/store.ts';
import { carryOut } from '../carry-out.ts';
import type { CliContext } from '../context.ts';
import { batchPositional, commonFlags } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { lookFirst } from '../look-first.ts';
import { paceFlags, toStartOptions } from '../pace-flags.ts';
import type { PaceFlags } from '../pace-flags.ts';
import { withBatch } from '../with-batch.ts';
import { planWorkplace } from '../workplace.ts';

interface RedriveFlags extends CommonFlags, PaceFlags {
  readonly code?: readonly FailureCode[];
  readonly user?: readonly string[];
}

/** `redrive [BATCH]`: begins failed and cancelled rows again and runs them. */
export const redrive = buildCommand<RedriveFlags, [string?], CliContext>({
  async func(flags, name) {
    const { code: codes, user: usernames } = flags;
    const batch = await withBatch(flags, name, async (reader) => {
      await assertEnded(reader, usernames ?? []);
      return reader.name;
    });
    const { open } = await planWorkplace(flags, this.process.env);
    await using place = await open();
    await carryOut(this, {
      flags,
      place,
      batch,
      check: async (store, target) => {
        if (flags.preflight) await lookFirst(this, { flags, place, batch }, { store, target });
      },
      begin: (runner) =>
        runner.redrive({
          batch,
          ...toStartOptions(flags),
          ...(codes && { codes }),
          ...(usernames && { usernames }),
        }),
    });
  },
  parameters: {
    positional: batchPositional,
    flags: {
      ...commonFlags,
      code: {
        kind: 'parsed',
        parse: parseCode,
        brief: 'Only rows whose failure has this code; may be repeated',
        placeholder: 'code',
        optional: true,
        variadic: true,
      },
      user: {
        kind: 'parsed',
        parse: String,
        brief: 'Only the row of this username; may be repeated',
        placeholder: 'user',
        optional: true,
        variadic: true,
      },
      ...paceFlags,
    },
  },
  docs: { brief: 'Begin failed and cancelled rows again and run them' },
});

function parseCode(text: string): FailureCode {
  if (Object.hasOwn(FAILURE_CLASSES, text)) return text as FailureCode;
  throw new ConfigError(`Expected the code of a failure as in docs/errors.md, got ${text}.`);
}

/** Whoever is named must be there to begin again. */
async function assertEnded(batch: BatchReader, usernames: readonly string[]): Promise<void> {
  for (const username of usernames) {
    const outcome = (await batch.row(username))?.outcome;
    if (outcome === 'failed' || outcome === 'cancelled') continue;
    throw new ConfigError(
      `Expected a row of ${batch.name} that failed or was cancelled, got ${username}, which ${outcome === undefined ? 'it does not have' : `is ${outcome}`}.`,
    );
  }
}
