import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import type { Books } from '../../src/local/books.ts';
import type { Fault } from '../../src/local/faults.ts';
import { startLocalAws } from '../../src/local/local-aws.ts';
import type { LocalAws } from '../../src/local/local-aws.ts';
import type { ProfileInput } from '../../src/machines/calls.ts';
import { createAwsServices } from '../../src/services/aws-services.ts';
import type { CallOptions } from '../../src/services/call-options.ts';
import type { Inbox, InboxEntry } from '../../src/services/inbox.ts';
import type { Services } from '../../src/services/services.ts';

export const PASSWORD = 'Passw0rd!';
export const CLIENT_SECRET = 'secret123';
export const CALL: CallOptions = { signal: new AbortController().signal, begun: false };

export const PROFILE: ProfileInput = {
  username: 'ann',
  sub: 'sub-of-ann',
  identityId: null,
  batch: 'spring',
  startedAt: Date.UTC(2026, 0, 1),
  attributes: { email: 'ann@example.com', given_name: 'Ann' },
};

/** A local AWS and services that reach it over HTTP with the real SDK. */
export class LocalServices implements AsyncDisposable {
  readonly aws: LocalAws;
  readonly #opened: Services[] = [];

  constructor(aws: LocalAws) {
    this.aws = aws;
  }

  /** Services of a configuration that differs from the one that the local AWS gives. */
  async create(changes: Partial<ConfigInput> = {}): Promise<Services> {
    const config = parseConfig({ ...this.aws.config, ...changes });
    const services = await createAwsServices(config, { env: { CLIENT_SECRET } });
    this.#opened.push(services);
    return services;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const services of this.#opened) services.close();
    await this.aws.close();
  }

  /** A request under `/_local`. */
  control(method: string, name: string, body?: unknown): Promise<Response> {
    const json = body === undefined ? null : JSON.stringify(body);
    return fetch(`${this.aws.endpoint}/_local/${name}`, { method, body: json });
  }

  async books(): Promise<Books> {
    return (await (await this.control('GET', 'books')).json()) as Books;
  }

  async disturb(...faults: readonly Fault[]): Promise<void> {
    await this.control('PUT', 'faults', faults);
  }
}

/** One local AWS for the tests of a file, emptied before each of them. */
export function useLocalServices(): () => LocalServices {
  let local: LocalServices | undefined;
  const get = (): LocalServices => {
    if (local === undefined) throw new Error('Expected the local AWS to be started');
    return local;
  };
  beforeAll(async () => {
    local = new LocalServices(await startLocalAws());
  });
  beforeEach(() => get().control('POST', 'reset'));
  afterAll(() => get()[Symbol.asyncDispose]());
  return get;
}

/** Signs a user up whose mail address follows from the name; gives the `sub`. */
export async function signUp({ userPool }: Services, username: string): Promise<string> {
  const attributes = { email: `${username}@example.com` };
  return (await userPool.signUp({ username, password: PASSWORD, attributes }, CALL)).sub;
}

/** Signs a user up and confirms with the code from the inbox; gives the `sub`. */
export async function signUpConfirmed(services: Services, username: string): Promise<string> {
  const sub = await signUp(services, username);
  const code = await readCode(services, username);
  await services.userPool.confirmSignUp({ username, code }, CALL);
  return sub;
}

/** The code that lies in the inbox for a user. */
export async function readCode({ inbox }: Services, username: string): Promise<string> {
  if (inbox === null) throw new Error('Expected an inbox');
  for (const { id } of await listInbox(inbox)) {
    const mail = await inbox.read(id, CALL.signal);
    if ('ignored' in mail || !mail.recipients.includes(`${username}@example.com`)) continue;
    if ('code' in mail.confirmBy) return mail.confirmBy.code;
  }
  throw new Error(`Expected a code for ${username}`);
}

/** Every entry of an inbox. */
export async function listInbox(inbox: Inbox): Promise<readonly InboxEntry[]> {
  const entries: InboxEntry[] = [];
  for await (const page of inbox.list(CALL.signal)) entries.push(...page);
  return entries;
}
