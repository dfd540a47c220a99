import { ConfigError } from '../../domain/config-error.ts';
import type { InputEntry } from '../../domain/row.ts';
import { toInputFormat } from '../../input/input-format.ts';
import { readRows } from '../../input/read-rows.ts';
import type { Store } from '../../store/store.ts';
import { carryOut } from '../carry-out.ts';
import { say } from '../context.ts';
import type { CliContext } from '../context.ts';
import type { CommonFlags } from '../flags.ts';
import { lookFirst } from '../look-first.ts';
import type { LookOptions } from '../look-first.ts';
import { openInput, toBatchName } from '../open-input.ts';
import { toStartOptions } from '../pace-flags.ts';
import type { PaceFlags } from '../pace-flags.ts';
import { pullFirst } from '../pull-first.ts';
import { planRehearsal, planWorkplace } from '../workplace.ts';

/** The flags of `run`. */
export interface RunFlags extends CommonFlags, PaceFlags {
  readonly local: boolean;
}

/** `run FILE`: onboards every row, or continues the batch. */
export async function run(context: CliContext, flags: RunFlags, file: string): Promise<void> {
  const batch = toBatchName(file, flags.batch);
  const bytes = await openInput(file, context);
  const plan = flags.local ? planRehearsal : planWorkplace;
  const { requires, open } = await plan(flags, context.process.env);
  const reading = { format: toInputFormat(file), requires };
  const rows = readRows(bytes, {
    ...reading,
    onWarning: (warning) => {
      if (!flags.quiet) say(context, warning);
    },
  });
  // Standard input cannot be read twice.
  const readEntries = async () => readRows(await openInput(file, context), reading);
  try {
    // A header that cannot work is known before there is a batch, and before a batch that waits goes on.
    const entries = await pullFirst(rows);
    await using place = await open();
    const options = { flags, batch, place, ...(file !== '-' && { readEntries }) };
    await onboard(context, { ...options, entries });
  } finally {
    // Not awaited: standard input may never give what it was asked for.
    rows.return(undefined).catch(() => {});
  }
}

interface Onboarding extends LookOptions {
  readonly flags: RunFlags;
  readonly entries: AsyncIterable<InputEntry>;
}

function onboard(context: CliContext, onboarding: Onboarding): Promise<void> {
  const { flags, batch, place, entries } = onboarding;
  return carryOut(context, {
    flags,
    place,
    batch,
    check: async (store, target) => {
      if (place.local !== undefined) await assertFresh(store, batch);
      if (flags.preflight) await lookFirst(context, onboarding, { store, target });
    },
    begin: (runner) => runner.start(entries, { batch, ...toStartOptions(flags) }),
  });
}

/** A local AWS that lived for one run cannot be gone on with in another. */
async function assertFresh(store: Store, name: string): Promise<void> {
  if (!(await store.batchNames()).includes(name)) return;
  throw new ConfigError(
    `Expected a new batch for a fresh local AWS, but ${name} was begun before, on another one. Use another --state, or start \`cognito-onboard local\` for longer rehearsals.`,
  );
}
