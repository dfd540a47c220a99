import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { Rig } from '../local/rig.ts';
import { startProxy } from '../runner/proxy.ts';
import type { Proxy } from '../runner/proxy.ts';
import { spawnCommand } from './child.ts';
import { inspectRow, receive } from './inspector.ts';
import { useDesk } from './rig.ts';

const desk = useDesk();

const USERNAMES = Array.from({ length: 10 }, (_, index) => `person-${index}`);
const KEY = Buffer.alloc(32, 'sealing key').toString('base64');

/** Everything that must never be written down in clear, by what it is. */
interface Secret {
  readonly what: string;
  readonly text: string;
}

interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Finds secrets as they are and as JSON, a URL, base64 and hex would write them. */
function findLeaks(secrets: readonly Secret[], places: readonly Place[]): readonly string[] {
  return places.flatMap(({ name, bytes }) =>
    secrets.filter(({ text }) => isIn(text, bytes)).map(({ what }) => `${what} in ${name}`),
  );
}

function isIn(text: string, bytes: Buffer): boolean {
  if (!/^\d{6}$/.test(text)) return toForms(text).some((form) => bytes.includes(form));
  // Six digits stand in many a number and id by chance.
  const rest = bytes.toString('latin1').replaceAll(/[\da-f-]{20,}/g, '');
  return new RegExp(`(?<!\\d)${text}(?!\\d)`).test(rest);
}

function toForms(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const escaped = JSON.stringify(text).slice(1, -1);
  return [text, escaped, encodeURIComponent(text), bytes.toString('hex'), bytes.toString('base64')];
}

async function readFiles(dir: string): Promise<readonly Place[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ name, parentPath }) => ({
      name,
      bytes: await readFile(join(parentPath, name)),
    })),
  );
}

/** Every code that was mailed, from the bucket of the inbox. */
async function readCodes(): Promise<readonly string[]> {
  const { s3, cognito, ses, inboxBucket: Bucket } = new Rig(desk().aws, { nowMs: 0 });
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  const mails = await Promise.all(
    Contents.map(async ({ Key }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return (await Body?.transformToString()) ?? '';
    }),
  );
  for (const client of [cognito, s3, ses]) client.destroy();
  return mails.flatMap((mail) => /code is (\d{6})/.exec(mail)?.[1] ?? []);
}

async function collectSecrets({ passages }: Proxy): Promise<readonly Secret[]> {
  const tokens = passages.flatMap(({ answered }) =>
    [...answered.matchAll(/"(AccessToken|RefreshToken|IdToken)":"([^"]+)"/g)].map(
      ([, what = '', text = '']) => ({ what, text }),
    ),
  );
  const codes = await readCodes();
  return [
    ...USERNAMES.map((name) => ({ what: `the password of ${name}`, text: `Passw0rd!${name}` })),
    ...codes.map((text) => ({ what: 'a code', text })),
    ...tokens,
    { what: 'the key', text: KEY },
    { what: 'the bytes of the key', text: Buffer.from(KEY, 'base64').toString() },
  ];
}

describe('secrets', () => {
  it('stand nowhere in clear after a run with faults that was killed and continued', async () => {
    await using proxy = await startProxy(desk().aws.endpoint);
    const { endpoint } = proxy;
    const endpoints = { cognitoIdentityProvider: endpoint, s3: endpoint, ses: endpoint };
    await desk().write('config.json', { ...desk().aws.config, endpoints });
    // Somebody has this name already, with another password.
    const rig = new Rig(desk().aws, { nowMs: 0 });
    await rig.signUpConfirmed('person-0');
    for (const client of [rig.cognito, rig.s3, rig.ses]) client.destroy();
    await desk().disturb(
      { operation: '*', fault: 'throttle', rate: 0.05 },
      { operation: 'PutObject', fault: 'lostReply', calls: [2] },
      { operation: 'SignUp', fault: 'lostReply', calls: [2] },
      { operation: 'InitiateAuth', fault: 'error:InternalErrorException', calls: [3] },
      { operation: 'PutObject', fault: 'delay:20ms' },
    );
    const file = await desk().people('spring.csv', USERNAMES);
    const env = { ...desk().env, COGNITO_ONBOARD_KEY: KEY };
    const place = ['--config', desk().path('config.json'), '--state', desk().state];
    const args = ['run', file, ...place, '--concurrency', '3'];

    await using first = spawnCommand(args, env);
    while (!proxy.operations.includes('GetUser')) await new Promise(setImmediate);
    first.process.kill('SIGKILL');
    await first.exit;
    const afterKill = await readFiles(desk().state);
    await using second = spawnCommand(args, env);
    const code = await second.exit;

    await desk().disturb();
    const secrets = await collectSecrets(proxy);
    const read = ['results', 'status'].map((name) => desk().do(name, [], { env }));
    const shown = await Promise.all([...read, desk().do('show', ['person-0'], { env })]);
    let replayed: readonly object[] = [];
    const look = async (url: string) => void (replayed = await receive(url));
    const inspected = await inspectRow(desk(), { args: ['person-1'], env, look });
    const said = [
      inspected.stderr,
      ...replayed.map((event) => JSON.stringify(event)),
      ...(await Promise.all([first.stdout, first.stderr, second.stdout, second.stderr])),
      ...shown.map(({ stdout }) => stdout),
    ];
    const output = said.map((text, index) => ({ name: `text ${index}`, bytes: Buffer.from(text) }));
    const kept = await readFiles(desk().state);
    const places = [...afterKill, ...kept, ...output];
    expect(code).toBe(1);
    expect(shown[2]?.stdout).toContain('PASSWORD_WRONG');
    expect(replayed.length).toBeGreaterThan(10);
    expect(new Set(secrets.map(({ what }) => what))).toEqual(
      new Set([
        ...USERNAMES.map((name) => `the password of ${name}`),
        'a code',
        'AccessToken',
        'RefreshToken',
        'IdToken',
        'the key',
        'the bytes of the key',
      ]),
    );
    expect(kept.map(({ name }) => name)).toContain('progress.sqlite');
    expect(secrets.filter(({ what }) => what === 'a code')).toHaveLength(USERNAMES.length);
    expect(findLeaks(secrets, places)).toEqual([]);
  });

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
