import { parseArgs } from 'node:util';

/** What `npm run simulate` is asked for. */
export interface Options {
  readonly runs: number;
  readonly seed: number;
  /** One run alone, with its trace; `null` for all. */
  readonly run: number | null;
  /** Whether to stop at the first broken promise. */
  readonly bail: boolean;
  readonly json: boolean;
}

export const USAGE = `npm run simulate -- [--runs N] [--seed S] [--bail] [--json]
npm run simulate -- --seed S --run I    one run again, with its trace`;

/** @throws Error that says what was expected */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      run: { type: 'string' },
      bail: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    runs: toWhole('runs', values.runs),
    seed: toWhole('seed', values.seed),
    run: values.run === undefined ? null : toWhole('run', values.run),
    bail: values.bail,
    json: values.json,
  };
}

function toWhole(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`Expected --${name} to be a whole number, got ${text}.`);
}
