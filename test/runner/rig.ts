import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import type { RowResult } from '../../src/domain/outcome.ts';
import type { Summary } from '../../src/domain/summary.ts';
import type { Books } from '../../src/local/books.ts';
import type { Fault } from '../../src/local/faults.ts';
import { startLocalAws } from '../../src/local/local-aws.ts';
import type { LocalAws } from '../../src/local/local-aws.ts';
import { createRunner } from '../../src/runner.ts';
import type { StartOptions } from '../../src/runner.ts';
import { createAwsServices } from '../../src/services/aws-services.ts';
import type { Services } from '../../src/services/services.ts';
import { createKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { watch } from './watch.ts';
import type { Watched } from './watch.ts';

export const CLIENT_SECRET = 'secret123';

/** Part of a configuration; a section replaces the fields that it names. */
export type Changes = { readonly [Key in keyof ConfigInput]?: Partial<ConfigInput[Key]> | null };

/** What a test gives to a run beside its rows. */
export interface Start extends Partial<StartOptions> {
  readonly changes?: Changes;
  /** How far the run's clock is ahead, in milliseconds. */
  readonly aheadMs?: number;
}

/** People with a password and an address each: `person-1@example.com`. */
export function people(count: number, first = 1) {
  return Array.from({ length: count }, (_, index) => person(`person-${first + index}`));
}

export function person(username: string) {
  return { username, password: `Passw0rd!${username}`, email: `${username}@example.com` };
}

interface State {
  readonly dir: string;
  readonly key: Uint8Array;
  readonly store: Store;
}

/** A local AWS, a state folder, and runs from one to the other. */
export class Bench implements AsyncDisposable {
  readonly aws: LocalAws;
  readonly dir: string;
  readonly #key: Uint8Array;
  readonly #opened: Services[] = [];
  #store: Store;

  constructor(aws: LocalAws, { dir, key, store }: State) {
    this.aws = aws;
    this.dir = dir;
    this.#key = key;
    this.#store = store;
  }

  get store(): Store {
    return this.#store;
  }

  /** Closes the store and opens it again, as the next process would; `between` may change what lies on disk. */
  async reopen(between: () => Promise<void> = async () => {}): Promise<void> {
    await this.#store.close();
    await between();
    this.#store = await openStore({ dir: this.dir, key: this.#key });
  }

  config(changes: Changes = {}): ConfigInput {
    const retry = { baseDelay: '5ms', maxDelay: '50ms' };
    const sections = Object.entries({ retry, ...changes }).map(([name, section]) => {
      const known = this.aws.config[name as keyof ConfigInput];
      const isMerged = typeof section === 'object' && section !== null;
      return [name, isMerged ? { ...(known as object), ...section } : section];
    });
    return { ...this.aws.config, ...(Object.fromEntries(sections) as Partial<ConfigInput>) };
  }

  async services(changes: Changes = {}): Promise<Services> {
    const config = parseConfig(this.config(changes));
    const services = await createAwsServices(config, { env: { CLIENT_SECRET } });
    this.#opened.push(services);
    return services;
  }

  async start(
    rows: Iterable<unknown> | AsyncIterable<unknown>,
    { changes = {}, aheadMs = 0, ...options }: Start = {},
  ): Promise<Watched> {
    const config = parseConfig(this.config(changes));
    const runner = createRunner({
      services: await this.services(changes),
      store: this.#store,
      config,
      now: () => Date.now() + aheadMs,
    });
    return watch(runner.start(rows, { batch: 'spring', waitMs: 5000, ...options }));
  }

  /** Starts a run and awaits its end. */
  async finish(
    rows: Iterable<unknown> | AsyncIterable<unknown>,
    options: Start = {},
  ): Promise<Watched & { readonly summary: Summary; readonly results: readonly RowResult[] }> {
    const watched = await this.start(rows, options);
    const summary = await watched.run;
    return { ...watched, summary, results: watched.all('row.settled').map(({ result }) => result) };
  }

  /** A request under `/_local`. */
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

  /** Calls by operation, without those that ask for the limits of the account. */
  async calls(): Promise<Record<string, number>> {
    const calls = Object.entries((await this.books()).calls);
    const ofAccount = ['GetProvisionedLimit', 'GetSendQuota'];
    return Object.fromEntries(calls.filter(([operation]) => !ofAccount.includes(operation)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const services of this.#opened) services.close();
    await this.#store.close();
    await rm(this.dir, { recursive: true });
  }
}

async function openBench(aws: LocalAws): Promise<Bench> {
  const dir = await mkdtemp(join(tmpdir(), 'cognito-onboard-test-'));
  const key = createKey();
  return new Bench(aws, { dir, key, store: await openStore({ dir, key }) });
}

/** One local AWS for the tests of a file; each test has it empty, and a state folder of its own. */
export function useBench(options: Parameters<typeof startLocalAws>[0] = {}): () => Bench {
  let aws: LocalAws | undefined;
  let bench: Bench | undefined;
  beforeAll(async () => {
    aws = await startLocalAws(options);
  });
  beforeEach(async () => {
    if (aws === undefined) throw new Error('Expected the local AWS to be started');
    bench = await openBench(aws);
    await bench.control('POST', 'reset');
  });
  afterEach(() => bench?.[Symbol.asyncDispose]());
  afterAll(() => aws?.close());
  return () => {
    if (bench === undefined) throw new Error('Expected the bench to be open');
    return bench;
  };
}

/** The users of the books and what became of each, by username: who signs up first is nobody's promise. */
export function toProofs({ users, objects, mails }: Books) {
  const keys = new Set(objects.map(({ key }) => key));
  const proofs = users.map(({ username, sub, status, signUps }) => ({
    username,
    status,
    signUps,
    hasObject: keys.has(`users/${sub}/profile.json`),
    welcomes: mails.filter(({ to, kind }) => kind === 'ses' && to === `${username}@example.com`)
      .length,
  }));
  return proofs.toSorted(byUsername);
}

/** What the books must say of people who are wholly onboarded. */
export function provisionedProofs(rows: readonly { readonly username: string }[]) {
  const proofs = rows.map(({ username }) => ({
    username,
    status: 'CONFIRMED',
    signUps: 1,
    hasObject: true,
    welcomes: 1,
  }));
  return proofs.toSorted(byUsername);
}

function byUsername(one: { readonly username: string }, other: { readonly username: string }) {
  return one.username < other.username ? -1 : 1;
}

/** Looks again and again until something is so. */
export async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise(setImmediate);
}
