import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@stricli/core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createApp } from '../../src/cli/app.ts';
import type { CliContext } from '../../src/cli/context.ts';
import { EXIT_CODES } from '../../src/cli/exit-code.ts';
import type { Books } from '../../src/local/books.ts';
import type { Fault } from '../../src/local/faults.ts';
import { startLocalAws } from '../../src/local/local-aws.ts';
import type { LocalAws } from '../../src/local/local-aws.ts';

type Interrupt = 'SIGINT' | 'SIGTERM';

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly isTerminal?: boolean;
  /** Called with every piece of talk and what interrupts the command. */
  readonly onTalk?: (text: string, interrupt: (signal: Interrupt) => void) => void;
  /** The same for every piece of data. */
  readonly onData?: (text: string, interrupt: (signal: Interrupt) => void) => void;
}

/** What a command left behind. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, as `main.ts` would. */
export async function command(
  args: readonly string[],
  {
    env = {},
    stdin = '',
    isTerminal = false,
    onTalk = () => {},
    onData = () => {},
  }: CommandOptions = {},
): Promise<Ended> {
  const out: string[] = [];
  const err: string[] = [];
  const listeners = new Set<(signal: Interrupt) => void>();
  const interrupt = (signal: Interrupt): void => listeners.forEach((listener) => listener(signal));
  const streams: CliContext['process'] = {
    stdout: {
      write(text: string) {
        out.push(text);
        onData(text, interrupt);
      },
    },
    stderr: {
      write(text: string) {
        err.push(text);
        onTalk(text, interrupt);
      },
    },
    env,
  };
  const context: CliContext = {
    process: streams,
    stdin: toBytes(stdin),
    isTerminal,
    onInterrupt(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  await run(createApp('0.0.0'), args, context);
  const code = Number(streams.exitCode);
  return {
    code: code < 0 ? EXIT_CODES.notStarted : code,
    stdout: out.join(''),
    stderr: err.join(''),
  };
}

async function* toBytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** A folder with a configuration for a local AWS, and commands that work there. */
export class Desk implements AsyncDisposable {
  readonly aws: LocalAws;
  readonly dir: string;

  constructor(aws: LocalAws, dir: string) {
    this.aws = aws;
    this.dir = dir;
  }

  get state(): string {
    return join(this.dir, 'state');
  }

  get env(): Readonly<Record<string, string>> {
    return { XDG_STATE_HOME: join(this.dir, 'home') };
  }

  path(name: string): string {
    return join(this.dir, name);
  }

  async write(name: string, content: string | object): Promise<string> {
    const path = this.path(name);
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  /** Writes people as CSV. */
  people(name: string, usernames: readonly string[]): Promise<string> {
    const lines = usernames.map((one) => `${one},${one}@example.com,Passw0rd!${one}`);
    return this.write(name, ['username,email,password', ...lines, ''].join('\n'));
  }

  /** Runs a command with this desk's configuration and state folder. */
  do(name: string, args: readonly string[] = [], options: CommandOptions = {}): Promise<Ended> {
    const place = ['--config', this.path('config.json'), '--state', this.state];
    const env = { ...this.env, ...options.env };
    return command([name, ...place, ...args], { ...options, env });
  }

  control(method: string, name: string, body?: unknown): Promise<Response> {
    const json = body === undefined ? null : JSON.stringify(body);
    return fetch(`${this.aws.endpoint}/_local/${name}`, { method, body: json });
  }

  async disturb(...faults: readonly Fault[]): Promise<void> {
    await this.control('PUT', 'faults', faults);
  }

  async books(): Promise<Books> {
    return (await (await this.control('GET', 'books')).json()) as Books;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.dir, { recursive: true });
  }
}

/** One local AWS for the tests of a file, emptied before each; each test has a desk of its own. */
export function useDesk(): () => Desk {
  let aws: LocalAws | undefined;
  let desk: Desk | undefined;
  beforeAll(async () => {
    aws = await startLocalAws();
  });
  beforeEach(async () => {
    if (aws === undefined) throw new Error('Expected the local AWS to be started');
    desk = new Desk(aws, await mkdtemp(join(tmpdir(), 'cognito-onboard-test-')));
    await desk.control('POST', 'reset');
    await desk.write('config.json', aws.config);
  });
  afterEach(() => desk?.[Symbol.asyncDispose]());
  afterAll(() => aws?.close());
  return () => {
    if (desk === undefined) throw new Error('Expected the desk to be there');
    return desk;
  };
}
