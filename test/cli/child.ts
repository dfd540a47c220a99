import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** The built command in a process of its own. */
export interface Child extends AsyncDisposable {
  readonly process: ChildProcess;
  readonly stdout: Promise<string>;
  /** The first line on standard output. */
  readonly firstLine: Promise<string>;
  readonly stderr: Promise<string>;
  /** The first line on standard error. */
  readonly firstTalk: Promise<string>;
  /** The exit code, or `null` where a signal ended it. */
  readonly exit: Promise<number | null>;
}

export function spawnCommand(args: readonly string[], env: NodeJS.ProcessEnv): Child {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return {
    process: child,
    stdout: text(child.stdout),
    firstLine: readLine(child.stdout),
    stderr: text(child.stderr),
    firstTalk: readLine(child.stderr),
    exit,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

async function readLine(stream: Readable): Promise<string> {
  const [line] = (await once(createInterface(stream), 'line')) as [string];
  return line;
}
