import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server of another make, in a process of its own. */
export interface Server extends AsyncDisposable {
  readonly endpoint: string;
}

/** How a server is started. */
export interface Launch {
  /** Its program, below `node_modules`. */
  readonly program: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Files that it finds in its working folder. */
  readonly files?: Readonly<Record<string, string>>;
}

const LOOPBACK = new URL('loopback.mjs', import.meta.url);
const MODULES = new URL('node_modules/', import.meta.url);

/**
 * Starts a server on a free port of 127.0.0.1, in a folder of its own that goes with it.
 *
 * @throws Where it ends before it listens
 */
export async function startServer({ program, env = {}, files = {} }: Launch): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'second-opinion-'));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const child = fork(fileURLToPath(new URL(program, MODULES)), [], {
    cwd: folder,
    env: { ...process.env, ...env },
    execArgv: ['--import', LOOPBACK.href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true });
  };
  const port = await toPort(child);
  if (port !== undefined) {
    return { endpoint: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
  }
  await stop();
  throw new Error(`Expected ${program} to listen, it ended with ${child.exitCode}`);
}

async function toPort(child: ChildProcess): Promise<number | undefined> {
  const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [
    { readonly port: number } | number | null,
  ];
  return typeof message === 'object' ? message?.port : undefined;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}
