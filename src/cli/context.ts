import type { CommandContext, StricliProcess } from '@stricli/core';

/** The part of the process that commands work with; only `main.ts` knows the real one. */
export interface CliContext extends CommandContext {
  readonly process: StricliProcess & {
    readonly env: Readonly<Record<string, string | undefined>>;
  };
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Whether standard error is a terminal that can move its cursor. */
  readonly isTerminal: boolean;
  /** Hears of interrupts until the returned function is called. */
  readonly onInterrupt: (listener: (signal: 'SIGINT' | 'SIGTERM') => void) => () => void;
}

/** Writes lines of data to standard output. */
export function print(context: CliContext, lines: readonly string[]): void {
  for (const line of lines) context.process.stdout.write(`${line}\n`);
}

/** Writes a line of talk to standard error. */
export function say(context: CliContext, line: string): void {
  context.process.stderr.write(`${line}\n`);
}
