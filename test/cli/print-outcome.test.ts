import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useDesk } from './rig.ts';

const desk = useDesk();

/** 300 bytes as a file name has it. */
const LONG_NAME = '名'.repeat(34);

interface Outcome {
  readonly results: string;
  readonly object: string;
}

describe('the results file of a batch with a long name', () => {
  it('has a short name of its own, the same at every run', async () => {
    const file = await desk().people('spring.csv', ['ann']);
    const names: string[] = [];
    for (const batch of [LONG_NAME, `${LONG_NAME}!`, LONG_NAME]) {
      const { code, stdout } = await desk().do('run', [file, '--json', '--batch', batch]);
      const { results } = JSON.parse(stdout) as Outcome;
      expect(code).toBe(0);
      expect(JSON.parse(await readFile(results, 'utf8'))).toMatchObject({ batch });
      names.push(basename(results));
    }

    const [one, other, again] = names;
    expect(one).toMatch(/^%E5%90%8D.*-[0-9a-f]{12}\.results\.jsonl$/);
    expect(other).not.toBe(one);
    expect(again).toBe(one);
  });
});

describe('the object that a rehearsal shows', () => {
  it.each(['users/{username}/profile.json', '../../../../{sub}.json'])(
    'lies in the state folder whatever its key: %s',
    async (key) => {
      const config = { ...desk().aws.config, storage: { bucket: 'any', key } };
      await desk().write('config.json', config);
      const row = `${'é'.repeat(128)},ann@example.com,Passw0rd!ann`;
      const file = await desk().write('spring.csv', `username,email,password\n${row}\n`);

      const { code, stdout } = await desk().do('run', [file, '--local', '--json']);

      const { object } = JSON.parse(stdout) as Outcome;
      expect(code).toBe(0);
      expect(object).toBe(join(desk().state, 'object'));
      expect(JSON.parse(await readFile(object, 'utf8'))).toMatchObject({ batch: 'spring' });
    },
  );
});

it('what cannot be written to look at is told, and changes neither exit code nor summary', async () => {
  const file = await desk().people('spring.csv', ['ann']);
  for (const name of ['object', 'spring.results.jsonl']) {
    await mkdir(join(desk().state, name), { recursive: true });
  }

  const { code, stdout, stderr } = await desk().do('run', [file, '--local']);

  expect(code).toBe(0);
  expect(stdout).toContain('Batch spring: 1 provisioned');
  expect(stdout).not.toMatch(/^(Results|An object):/m);
  expect(stderr).toMatch(/^The results could not be written to a file: EISDIR/m);
  expect(stderr).toMatch(/^No object could be copied to look at: EISDIR/m);
});

describe('the retry file', () => {
  it('holds failed and rejected rows, and is gone once there are none', async () => {
    const file = await desk().people('spring.csv', ['ann', 'bob']);
    await appendFile(file, 'cid,no address,Passw0rd!cid\n');
    await desk().disturb({
      operation: 'SendEmail',
      fault: 'error:MessageRejected',
      calls: [1],
    });
    const first = await desk().do('run', [file, '--json', '--concurrency', '1']);
    expect(first.code).toBe(1);
    const { retry } = JSON.parse(first.stdout) as { readonly retry: string };
    const lines = (await readFile(retry, 'utf8')).trim().split('\n');
    expect(lines.map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
      'row,username,outcome,failureCode',
      '1,ann,failed,RECIPIENT_REFUSED',
      '3,cid,rejected,ROW_REJECTED',
    ]);
    expect(await readFile(retry, 'utf8')).not.toContain('Passw0rd');

    await desk().people('spring.csv', ['ann', 'bob']);
    await desk().do('run', [file]);
    const redriven = await desk().do('redrive', ['--json']);

    expect(redriven.code).toBe(0);
    expect(JSON.parse(redriven.stdout)).not.toHaveProperty('retry');
    await expect(readFile(retry, 'utf8')).rejects.toThrow('ENOENT');
  });
});
