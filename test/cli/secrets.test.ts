import { describe, expect, it } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import type { Fault } from '../../src/local/faults.ts';
import { Rig } from '../local/rig.ts';
import { startProxy } from '../runner/proxy.ts';
import type { Proxy } from '../runner/proxy.ts';
import { spawnCommand } from './child.ts';
import { inspectRow, receive } from './inspector.ts';
import { findLeaks, readFiles, toForms } from './leaks.ts';
import type { Place, Secret } from './leaks.ts';
import { useDesk } from './rig.ts';

const desk = useDesk();

const USERNAMES = Array.from({ length: 10 }, (_, index) => `person-${index}`);
const KEY = Buffer.alloc(32, 'sealing key').toString('base64');

/** Every code that was mailed. */
async function readCodes(): Promise<readonly string[]> {
  const rig = new Rig(desk().aws, { nowMs: 0 });
  const codes: string[] = [];
  for (const username of USERNAMES) codes.push(...(await rig.codes(username)));
  for (const client of [rig.cognito, rig.identity, rig.s3, rig.ses]) client.destroy();
  return codes;
}

/** Members of requests and answers, each a secret for as long as a row keeps it. */
const MEMBERS =
  /"(AccessToken|IdToken|RefreshToken|Session|SECRET_BLOCK|SRP_A|PASSWORD_CLAIM_SIGNATURE|TemporaryPassword|AccessKeyId|SecretKey|SessionToken)":("(?:[^"\\]|\\.)+")/g;

async function collectSecrets({ requests, passages }: Proxy): Promise<readonly Secret[]> {
  const bodies = [...requests.map(({ asked }) => asked), ...passages.map((one) => one.answered)];
  const members = bodies.flatMap((body) =>
    [...body.matchAll(MEMBERS)].map(([, what = '', json = '']) => ({
      what,
      text: String(JSON.parse(json)),
    })),
  );
  const codes = await readCodes();
  return [
    ...USERNAMES.map((name) => ({ what: `the password of ${name}`, text: `Passw0rd!${name}` })),
    ...codes.map((text) => ({ what: 'a code', text })),
    ...members,
    { what: 'the key', text: KEY },
    { what: 'the bytes of the key', text: Buffer.from(KEY, 'base64').toString() },
  ];
}

interface Case {
  readonly what: string;
  readonly config: (config: ConfigInput) => Partial<ConfigInput>;
  readonly faults: readonly Fault[];
  /** Mails with a code, that to the stranger among them. */
  readonly codes: number;
  /** The secrets that come up beside those of the file. */
  readonly kinds: readonly string[];
}

const TOKENS = ['AccessToken', 'RefreshToken', 'IdToken'];

const CASES: readonly Case[] = [
  {
    what: 'codes and the passwords of the file',
    config: () => ({}),
    faults: [
      { operation: 'SignUp', fault: 'lostReply', calls: [2] },
      { operation: 'InitiateAuth', fault: 'error:InternalErrorException', calls: [3] },
    ],
    codes: USERNAMES.length,
    kinds: TOKENS,
  },
  {
    what: 'generated passwords, challenges and the credentials of users',
    config: ({ cognito, storage }) => ({
      cognito: { ...cognito, signUp: 'admin', authFlow: 'USER_SRP_AUTH' },
      password: { from: 'generated' },
      confirmation: { by: 'admin' },
      storage: { ...storage, credentials: 'identityPool' },
    }),
    faults: [
      // Of these rows only the sign-in can tell whose they are, and it asks for a new password.
      { operation: 'AdminCreateUser', fault: 'lostReply', calls: [2, 4, 6, 8] },
      { operation: 'AdminGetUser', fault: 'error:AccessDeniedException' },
      { operation: 'RespondToAuthChallenge', fault: 'error:InternalErrorException', calls: [3] },
    ],
    codes: 1,
    kinds: [
      ...TOKENS,
      'TemporaryPassword',
      'Session',
      'SECRET_BLOCK',
      'SRP_A',
      'PASSWORD_CLAIM_SIGNATURE',
      'AccessKeyId',
      'SecretKey',
      'SessionToken',
    ],
  },
];

/** Somebody has the first name already, with another password. */
async function signUpStranger(): Promise<void> {
  const rig = new Rig(desk().aws, { nowMs: 0 });
  await rig.signUpConfirmed('person-0');
  for (const client of [rig.cognito, rig.s3, rig.ses]) client.destroy();
}

/** Runs the file, kills the run, continues it; gives what lay on disk at the kill, and what was said. */
async function runAndKill({ operations }: Proxy, env: Readonly<Record<string, string>>) {
  const file = await desk().people('spring.csv', USERNAMES);
  const place = ['--config', desk().path('config.json'), '--state', desk().state];
  const args = ['run', file, ...place, '--concurrency', '3'];
  await using first = spawnCommand(args, env);
  while (!operations.includes('GetUser')) await new Promise(setImmediate);
  first.process.kill('SIGKILL');
  await first.exit;
  const afterKill = await readFiles(desk().state);
  await using second = spawnCommand(args, env);
  const code = await second.exit;
  const said = [first.stdout, first.stderr, second.stdout, second.stderr];
  return { code, afterKill, said: await Promise.all(said) };
}

/** All that the commands which read a batch say, and what the inspector shows. */
async function readBack(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const read = ['results', 'status'].map((name) => desk().do(name, [], { env }));
  const shown = await Promise.all([...read, desk().do('show', ['person-0'], { env })]);
  expect(shown[2]?.stdout).toMatch(/failure +(PASSWORD_WRONG|USER_EXISTS)/);
  let replayed: readonly object[] = [];
  const look = async (url: string) => void (replayed = await receive(url));
  const inspected = await inspectRow(desk(), { args: ['person-1'], env, look });
  expect(replayed.length).toBeGreaterThan(10);
  return [
    inspected.stderr,
    ...replayed.map((event) => JSON.stringify(event)),
    ...shown.map(({ stdout }) => stdout),
  ];
}

describe('secrets', () => {
  it.each(CASES)(
    'stand nowhere in clear after a run with faults that was killed and continued: $what',
    async ({ config, faults, codes, kinds }) => {
      await using proxy = await startProxy(desk().aws.endpoint);
      const { endpoint } = proxy;
      const endpoints = {
        cognitoIdentityProvider: endpoint,
        cognitoIdentity: endpoint,
        s3: endpoint,
        ses: endpoint,
      };
      const { config: local } = desk().aws;
      await desk().write('config.json', { ...local, ...config(local), endpoints });
      await signUpStranger();
      await desk().disturb(
        { operation: '*', fault: 'throttle', rate: 0.05 },
        ...faults,
        { operation: 'PutObject', fault: 'lostReply', calls: [2] },
        { operation: 'PutObject', fault: 'delay:20ms' },
      );
      const env = { ...desk().env, COGNITO_ONBOARD_KEY: KEY };

      const { code, afterKill, said } = await runAndKill(proxy, env);

      await desk().disturb();
      const secrets = await collectSecrets(proxy);
      const output = [...said, ...(await readBack(env))].map((text, index): Place => ({
        name: `text ${index}`,
        bytes: Buffer.from(text),
      }));
      const kept = await readFiles(desk().state);
      expect(code).toBe(1);
      const expected = [
        ...USERNAMES.map((name) => `the password of ${name}`),
        ...kinds,
        'a code',
        'the key',
        'the bytes of the key',
      ];
      expect(new Set(secrets.map(({ what }) => what))).toEqual(new Set(expected));
      expect(secrets.filter(({ what }) => what === 'a code')).toHaveLength(codes);
      expect(kept.map(({ name }) => name)).toContain('progress.sqlite');
      expect(findLeaks(secrets, [...afterKill, ...kept, ...output])).toEqual([]);
    },
  );

  it('would be found if one stood there, in any of its forms', async () => {
    const secret = { what: 'the password', text: 'Pass"w0rd! é' };

    for (const form of toForms(secret.text)) {
      const place = { name: 'planted', bytes: Buffer.from(`\0\u0001${form}\u0002`) };
      expect(findLeaks([secret], [place])).toEqual(['the password in planted']);
    }
    const code = { what: 'a code', text: '123456' };
    const json = { name: 'planted', bytes: Buffer.from('{"at":1123456,"code":"123456"}') };
    expect(findLeaks([code], [json])).toEqual(['a code in planted']);
    expect(findLeaks([secret], [{ name: 'clean', bytes: Buffer.from('Passw0rd') }])).toEqual([]);
  });
});
