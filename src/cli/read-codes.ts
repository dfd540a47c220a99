import { CsvError, parse } from 'csv-parse';
import { ConfigError } from '../domain/config-error.ts';
import { parseCode } from '../domain/confirmation-code.ts';
import type { CliContext } from './context.ts';
import { openInput } from './open-input.ts';

/** A code that a person read, and whom it is for. */
export interface GivenCode {
  readonly username: string;
  readonly code: string;
}

interface CodeSource {
  readonly file: string | undefined;
  readonly username: string | undefined;
  readonly code: string | undefined;
}

/**
 * Takes one code from the arguments, or many from a file or standard input.
 *
 * @throws ConfigError where one of them cannot be a code, so that none is handed in
 */
export async function readCodes(
  context: CliContext,
  { file, username, code }: CodeSource,
): Promise<readonly GivenCode[]> {
  if (file !== undefined && username === undefined) return readCodeFile(context, file);
  if (file === undefined && username !== undefined && code !== undefined) {
    return [{ username, code: parseCode(code) }];
  }
  throw new ConfigError('Expected either USER and CODE, or --codes FILE.');
}

const OPTIONS = { columns: true, bom: true, trim: true, skip_empty_lines: true, info: true };

async function readCodeFile(context: CliContext, file: string): Promise<readonly GivenCode[]> {
  const codes: GivenCode[] = [];
  const records = parse(OPTIONS);
  const bytes = await openInput(file, context);
  try {
    for await (const chunk of bytes) records.write(chunk);
    records.end();
    for await (const record of records) codes.push(toGivenCode(record as CodeRecord));
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

interface CodeRecord {
  readonly record: Partial<GivenCode>;
  readonly info: { readonly lines: number };
}

function toGivenCode({ record: { username, code }, info: { lines } }: CodeRecord): GivenCode {
  if (username && code) return { username, code: parseCode(code, ` in line ${lines}`) };
  throw new ConfigError(
    `Expected the columns username and code to be filled, in line ${lines} one is not.`,
  );
}
