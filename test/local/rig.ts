import { afterAll, beforeAll, beforeEach } from 'vitest';
import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SignUpCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import type { Books } from '../../src/local/books.ts';
import { startLocalAws } from '../../src/local/local-aws.ts';
import type { LocalAws, LocalAwsOptions } from '../../src/local/local-aws.ts';

export const PASSWORD = 'Passw0rd!';
export const START_MS = Date.UTC(2026, 0, 1, 12, 0, 0, 250);
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** A local AWS with real clients, a clock that stands still, and shorthands for what many tests begin with. */
export class Rig implements AsyncDisposable {
  readonly aws: LocalAws;
  readonly clock: { nowMs: number };
  readonly cognito: CognitoIdentityProviderClient;
  readonly identity: CognitoIdentityClient;
  readonly s3: S3Client;
  readonly ses: SESClient;
  readonly clientId: string;
  readonly userPoolId: string;
  readonly objectBucket: string;
  readonly inboxBucket: string;

  constructor(aws: LocalAws, clock: { nowMs: number }) {
    const credentials = { accessKeyId: 'any', secretAccessKey: 'key' };
    const options = { endpoint: aws.endpoint, region: 'eu-west-1', maxAttempts: 1, credentials };
    this.aws = aws;
    this.clock = clock;
    this.cognito = new CognitoIdentityProviderClient(options);
    this.identity = new CognitoIdentityClient(options);
    this.s3 = new S3Client(options);
    this.ses = new SESClient(options);
    this.clientId = aws.config.cognito.clientId;
    this.userPoolId = aws.config.cognito.userPoolId;
    this.objectBucket = aws.config.storage.bucket;
    this.inboxBucket = aws.config.confirmation?.inbox?.bucket ?? '';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of [this.cognito, this.identity, this.s3, this.ses]) client.destroy();
    await this.aws.close();
  }

  /** A request under `/_local`. */
  local(method: string, name: string, body?: unknown): Promise<Response> {
    const json = body === undefined ? null : JSON.stringify(body);
    return fetch(`${this.aws.endpoint}/_local/${name}`, { method, body: json });
  }

  async books(): Promise<Books> {
    return (await (await this.local('GET', 'books')).json()) as Books;
  }

  signUp(username: string, more: Partial<SignUpCommandInput> = {}) {
    const UserAttributes = [{ Name: 'email', Value: `${username}@example.com` }];
    const input = { ClientId: this.clientId, Username: username, Password: PASSWORD };
    return this.cognito.send(new SignUpCommand({ ...input, UserAttributes, ...more }));
  }

  confirm(username: string, code: string) {
    const input = { ClientId: this.clientId, Username: username, ConfirmationCode: code };
    return this.cognito.send(new ConfirmSignUpCommand(input));
  }

  signIn(username: string, password: string = PASSWORD) {
    const AuthParameters = { USERNAME: username, PASSWORD: password };
    const input = { ClientId: this.clientId, AuthFlow: 'USER_PASSWORD_AUTH' as const };
    return this.cognito.send(new InitiateAuthCommand({ ...input, AuthParameters }));
  }

  async signUpConfirmed(username: string) {
    const answer = await this.signUp(username);
    await this.confirm(username, await this.code(username));
    return answer;
  }

  /** The mails to a user in the inbox bucket, in no order. */
  async mails(username: string): Promise<readonly Email[]> {
    const list = await this.s3.send(new ListObjectsV2Command({ Bucket: this.inboxBucket }));
    const mails = await Promise.all(
      (list.Contents ?? []).map(async ({ Key }) => {
        const input = { Bucket: this.inboxBucket, Key };
        const object = await this.s3.send(new GetObjectCommand(input));
        return PostalMime.parse((await object.Body?.transformToString()) ?? '');
      }),
    );
    return mails.filter(({ to }) => to?.[0]?.address === `${username}@example.com`);
  }

  /** Every code that was mailed to a user. */
  async codes(username: string): Promise<readonly string[]> {
    const mails = await this.mails(username);
    return mails.map(({ text }) => /\d{6}/.exec(text ?? '')?.[0] ?? '');
  }

  async code(username: string): Promise<string> {
    return (await this.codes(username))[0] ?? '';
  }
}

export async function startRig(options: LocalAwsOptions = {}): Promise<Rig> {
  const clock = { nowMs: START_MS };
  return new Rig(await startLocalAws({ now: () => clock.nowMs, ...options }), clock);
}

/** What a call was refused with, or `undefined` where it was not. */
export function toRefusal(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** One instance for the tests of a file, emptied before each of them. */
export function useRig(): () => Rig {
  let rig: Rig | undefined;
  const get = (): Rig => {
    if (rig === undefined) throw new Error('Expected the rig to be started');
    return rig;
  };
  beforeAll(async () => {
    rig = await startRig();
  });
  beforeEach(async () => {
    get().clock.nowMs = START_MS;
    await get().local('POST', 'reset');
  });
  afterAll(() => get()[Symbol.asyncDispose]());
  return get;
}
