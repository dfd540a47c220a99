import type { CliContext } from './context.ts';

/** Asks on standard error and tells whether the answer on standard input was yes; no answer is none. */
export async function ask({ process, stdin }: CliContext, question: string): Promise<boolean> {
  process.stderr.write(`${question} [y/N] `);
  let answer = '';
  for await (const bytes of stdin) {
    answer += new TextDecoder().decode(bytes);
    if (answer.includes('\n')) break;
  }
  return /^\s*y(es)?\s*$/i.test(answer.split('\n')[0] ?? '');
}
