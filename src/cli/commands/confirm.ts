import { buildCommand } from '@stricli/core';
import { CsvError, parse } from 'csv-parse';
import { ConfigError } from '../../domain/config-error.ts';
import { loadKey } from '../../store/key.ts';
import { openStore } from '../../store/sqlite-store.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { DEFAULT_STATE, commonFlags } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { openInput } from '../open-input.ts';
import { withBatch } from '../with-batch.ts';

interface ConfirmFlags extends CommonFlags {
  readonly codes?: string;
}

interface GivenCode {
  readonly username: string;
  readonly code: string;
}

/** `confirm USER CODE` or `confirm --codes FILE`: hands in codes that a person read. */
export const confirm = buildCommand<ConfirmFlags, [string?, string?], CliContext>({
  async func(flags, username, code) {
    const codes = await readCodes(this, { file: flags.codes, username, code });
    const batch = await withBatch(flags, undefined, async ({ name }) => name);
    const key = await loadKey(this.process.env);
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
    report(this, { accepted: codes.length - refused.length, refused }, flags);
    this.process.exitCode = refused.length > 0 ? EXIT_CODES.someFailed : EXIT_CODES.ok;
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: "The row's username", parse: String, placeholder: 'user', optional: true },
        { brief: 'The code from the mail', parse: String, placeholder: 'code', optional: true },
      ],
    },
    flags: {
      ...commonFlags,
      codes: {
        kind: 'parsed',
        parse: String,
        brief: 'CSV file with the columns username and code',
        placeholder: 'file',
        optional: true,
      },
    },
  },
  docs: { brief: 'Hand in confirmation codes that a person read' },
});

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

interface CodeSource {
  readonly file: string | undefined;
  readonly username: string | undefined;
  readonly code: string | undefined;
}

async function readCodes(
  context: CliContext,
  { file, username, code }: CodeSource,
): Promise<readonly GivenCode[]> {
  if (file !== undefined && username === undefined) return readCodeFile(context, file);
  if (file === undefined && username !== undefined && code !== undefined) {
    return [{ username, code }];
  }
  throw new ConfigError('Expected either USER and CODE, or --codes FILE.');
}

async function readCodeFile(context: CliContext, file: string): Promise<readonly GivenCode[]> {
  const codes: GivenCode[] = [];
  const records = parse({ columns: true, bom: true, trim: true, skip_empty_lines: true });
  const bytes = await openInput(file, context);
  try {
    for await (const chunk of bytes) records.write(chunk);
    records.end();
    for await (const record of records) codes.push(toGivenCode(record, codes.length + 1));
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    // The parser's own words quote the line, and with it a code.
    const reason = cause instanceof CsvError ? cause.code : 'it cannot be read';
    throw new ConfigError(`Expected a CSV file with the columns username and code: ${reason}`, {
      cause,
    });
  }
  return codes;
}

function toGivenCode(record: unknown, line: number): GivenCode {
  const { username, code } = record as Partial<GivenCode>;
  if (username && code) return { username, code };
  throw new ConfigError(
    `Expected the columns username and code to be filled, in row ${line} one is not.`,
  );
}
