import type { CliContext } from './context.ts';

/** Asks on standard error and tells whether the answer on standard input was yes; no answer is none. */
export async function ask(
  { process, stdin, isTerminal }: CliContext,
  question: string,
): Promise<boolean> {
  process.stderr.write(`${question} [y/N] `);
  let answer = '';
  for await (const bytes of stdin) {
    answer += new TextDecoder().decode(bytes);
    if (answer.includes('\n')) break;
  }
  // A terminal has shown the end of the line that was typed.
  if (!isTerminal) process.stderr.write('\n');
  return /^\s*y(es)?\s*$/i.test(answer.split('\n')[0] ?? '');
}
