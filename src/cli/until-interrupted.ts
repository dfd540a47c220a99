import type { CliContext } from './context.ts';

/** Waits for the first interrupt and tells which it was. */
export async function untilInterrupted({
  onInterrupt,
}: Pick<CliContext, 'onInterrupt'>): Promise<'SIGINT' | 'SIGTERM'> {
  return new Promise((resolve) => {
    const forget = onInterrupt((signal) => {
      forget();
      resolve(signal);
    });
  });
}
