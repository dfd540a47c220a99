import { ConfigError } from '../../domain/config-error.ts';
import type { FailureCode } from '../../domain/failure.ts';
import type { BatchReader } from '../../store/store.ts';
import { carryOut } from '../carry-out.ts';
import type { CliContext } from '../context.ts';
import type { CommonFlags } from '../flags.ts';
import { lookFirst } from '../look-first.ts';
import { toStartOptions } from '../pace-flags.ts';
import type { PaceFlags } from '../pace-flags.ts';
import { withBatch } from '../with-batch.ts';
import { planWorkplace } from '../workplace.ts';

/** The flags of `redrive`. */
export interface RedriveFlags extends CommonFlags, PaceFlags {
  readonly code?: readonly FailureCode[];
  readonly user?: readonly string[];
}

/** `redrive [BATCH]`: begins failed and cancelled rows again and runs them. */
export async function redrive(
  context: CliContext,
  flags: RedriveFlags,
  name?: string,
): Promise<void> {
  const { code: codes, user: usernames } = flags;
  const batch = await withBatch(flags, name, async (reader) => {
    await assertEnded(reader, usernames ?? []);
    return reader.name;
  });
  const { open } = await planWorkplace(flags, context.process.env);
  await using place = await open();
  await carryOut(context, {
    flags,
    place,
    batch,
    check: async (store, target) => {
      if (flags.preflight) await lookFirst(context, { flags, place, batch }, { store, target });
    },
    begin: (runner) =>
      runner.redrive({
        batch,
        ...toStartOptions(flags),
        ...(codes && { codes }),
        ...(usernames && { usernames }),
      }),
  });
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
