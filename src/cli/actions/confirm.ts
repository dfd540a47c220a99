import { ConfigError } from '../../domain/config-error.ts';
import { loadKey } from '../../store/key.ts';
import { openStore } from '../../store/sqlite-store.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { DEFAULT_STATE } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { readCodes } from '../read-codes.ts';
import { withBatch } from '../with-batch.ts';

/** The flags of `confirm`. */
export interface ConfirmFlags extends CommonFlags {
  readonly codes?: string;
}

/** `confirm USER CODE` or `confirm --codes FILE`: hands in codes that a person read. */
export async function confirm(
  context: CliContext,
  flags: ConfirmFlags,
  ...[username, code]: [string?, string?]
): Promise<void> {
  const codes = await readCodes(context, { file: flags.codes, username, code });
  const batch = await withBatch(flags, undefined, async ({ name }) => name);
  const key = await loadKey(context.process.env);
  await using store = await openStore({ dir: flags.state ?? DEFAULT_STATE, key });
  const refused: Refusal[] = [];
  for (const { username: user, code: given } of codes) {
    try {
      await store.handIn({ batch, key: user, code: given });
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      refused.push({ username: user, reason: error.message });
    }
  }
  report(context, { accepted: codes.length - refused.length, refused }, flags);
  context.process.exitCode = refused.length > 0 ? EXIT_CODES.someFailed : EXIT_CODES.ok;
}

interface Refusal {
  readonly username: string;
  readonly reason: string;
}

interface HandedIn {
  readonly accepted: number;
  readonly refused: readonly Refusal[];
}

function report(context: CliContext, handedIn: HandedIn, { json, quiet }: ConfirmFlags): void {
  if (json) print(context, [JSON.stringify(handedIn)]);
  for (const { reason } of handedIn.refused) say(context, reason);
  const all = handedIn.accepted + handedIn.refused.length;
  if (!quiet)
    say(context, `${handedIn.accepted} of ${all} codes handed in; \`run\` confirms with them`);
}
