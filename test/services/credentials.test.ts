import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCredentials } from '../../src/services/credentials.ts';
import { createS3Client } from '../../src/services/s3-bucket.ts';
import { answerWith } from './answer-server.ts';

const MINUTE_MS = 60_000;

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cognito-onboard-credentials-'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(dir, 'credentials'));
  vi.stubEnv('AWS_CONFIG_FILE', join(dir, 'config'));
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true });
});

function rotate(key: string, profile = 'default'): Promise<void> {
  const lines = [
    `[${profile}]`,
    `aws_access_key_id = ${key}`,
    'aws_secret_access_key = secret',
    '',
  ];
  return writeFile(join(dir, 'credentials'), lines.join('\n'));
}

it('credentials of a file that is written again are read again', async () => {
  const read = createCredentials({ profile: null, now: () => 0 });
  await rotate('FIRST');
  expect(await read()).toMatchObject({
    accessKeyId: 'FIRST',
    expiration: new Date(10 * MINUTE_MS),
  });
  await rotate('SECOND');
  expect(await read()).toMatchObject({ accessKeyId: 'SECOND' });
});

it('credentials stay while the file is being written', async () => {
  const read = createCredentials({ profile: 'work' });
  await rotate('FIRST', 'work');
  await read();
  await writeFile(join(dir, 'credentials'), '');
  expect(await read()).toMatchObject({ accessKeyId: 'FIRST' });
});

it('credentials that nobody has are missing', async () => {
  await rotate('FIRST');
  await expect(createCredentials({ profile: 'work' })()).rejects.toThrow(
    'Could not load credentials',
  );
});

it('a client that lives on signs with the credentials that came after those it began with', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const keys: (string | undefined)[] = [];
  await using server = await answerWith((_url, _asked, { authorization }) => {
    keys.push(/Credential=([^/]*)/.exec(authorization ?? '')?.[1]);
    return '';
  });
  // Else the local credentials would do, for an address on this machine.
  const env = { AWS_ACCESS_KEY_ID: 'somewhere else' };
  const client = createS3Client({ region: 'eu-west-1', endpoint: server.endpoint, env });
  const call = () => client.send(new HeadBucketCommand({ Bucket: 'any' }));
  await rotate('FIRST');
  await call();
  await rotate('SECOND');
  await call();
  vi.setSystemTime(Date.now() + 6 * MINUTE_MS);
  await call();
  client.destroy();

  expect(keys).toEqual(['FIRST', 'FIRST', 'SECOND']);
});
