import type { CommandFunction } from '@stricli/core';
import type { CliContext } from './context.ts';

type Action<Flags, Args extends readonly unknown[]> = (
  context: CliContext,
  flags: Flags,
  ...args: Args
) => Promise<void>;

/** Makes Stricli's loader of what a command does, so that only the command that runs loads what it needs. */
export function toLoader<
  Flags extends Readonly<Partial<Record<keyof Flags, unknown>>>,
  Args extends readonly unknown[],
>(
  load: () => Promise<Action<Flags, Args>>,
): () => Promise<CommandFunction<Flags, Args, CliContext>> {
  return async () => {
    const act = await load();
    return function run(flags, ...args) {
      return act(this, flags, ...args);
    };
  };
}
