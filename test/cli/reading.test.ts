import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { useDesk } from './rig.ts';

const desk = useDesk();

/** A batch with one row provisioned, one failed and one rejected. */
async function runMixed(): Promise<void> {
  await desk().control('PUT', 'pool', { autoConfirm: true });
  await desk().disturb({
    operation: 'SignUp',
    fault: 'error:InvalidPasswordException',
    calls: [2],
  });
  const file = await desk().people('spring.csv', ['ann', '=bob']);
  await desk().write('spring.csv', `${await readFile(file, 'utf8')}cyd,cyd@example.com,\n`);
  await desk().do('run', [file, '--concurrency', '1']);
}

describe('results', () => {
  it('are one JSON object a line, in the order of the input, without absent values', async () => {
    await runMixed();

    const { code, stdout, stderr } = await desk().do('results');

    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(results).toMatchObject([
      {
        batch: 'spring',
        row: 1,
        username: 'ann',
        outcome: 'provisioned',
        mail: { status: 'sent' },
      },
      { row: 2, username: '=bob', outcome: 'failed', failure: { code: 'PASSWORD_REFUSED' } },
      { row: 3, username: 'cyd', outcome: 'rejected', failure: { code: 'ROW_REJECTED' } },
    ]);
    expect(results[2]).not.toHaveProperty('sub');
  });

  it.each([
    ['provisioned', 1],
    ['failed', 1],
    ['rejected', 1],
    ['pending', 0],
    ['skipped', 0],
    ['cancelled', 0],
  ])('are narrowed to %s rows', async (outcome, count) => {
    await runMixed();

    const { stdout } = await desk().do('results', ['spring', '--only', outcome]);

    const lines = stdout.split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(count);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ outcome });
  });

  it('are a table in CSV in which no cell is a formula', async () => {
    await runMixed();

    const { stdout } = await desk().do('results', ['--format', 'csv']);

    const [header, first, second] = stdout.split('\n');
    expect(header).toBe(
      'batch,row,username,state,outcome,sub,bucket,key,mail,failureCode,failureStep,failureMessage,startedAt,settledAt',
    );
    expect(first).toMatch(/^spring,1,ann,provisioned,provisioned,[\da-f-]{36},/);
    expect(second).toMatch(/^spring,2,'=bob,failed,failed,,,,,PASSWORD_REFUSED,signingUp,/);
  });
});

describe('status', () => {
  it('counts rows by lifecycle state', async () => {
    await runMixed();

    const { stdout } = await desk().do('status');

    expect(stdout).toMatch(/^Batch spring\nunregistered +0 ·+\n(.*\n)*provisioned +1 █+·+\n/);
    expect(stdout).toMatch(/^failed +1 /m);
    expect(stdout).toContain('1 rows were rejected');
  });

  it('is one JSON object with --json', async () => {
    await runMixed();

    const { stdout } = await desk().do('status', ['--json']);

    expect(JSON.parse(stdout)).toMatchObject({
      batch: 'spring',
      states: { provisioned: 1, failed: 1 },
      outcomes: { provisioned: 1, failed: 1, rejected: 1, pending: 0 },
    });
  });
});

describe('show', () => {
  it('tells the history of a row and why it failed', async () => {
    await runMixed();

    const { stdout } = await desk().do('show', ['=bob']);

    expect(stdout).toMatch(/^=bob \(row 2 of spring\): failed\n/);
    expect(stdout).toMatch(/^attempts +signingUp 1$/m);
    expect(stdout).toMatch(/^failure +PASSWORD_REFUSED: /m);
    expect(stdout).toMatch(/^\S+Z {2}signUp\.failed → failed \(PASSWORD_REFUSED\)$/m);
  });

  it('tells what a waiting row waits for and until when', async () => {
    await desk().write('config.json', { ...desk().aws.config, confirmation: {} });
    const file = await desk().people('spring.csv', ['ann']);
    await desk().do('run', [file, '--wait', '0']);

    const { stdout } = await desk().do('show', ['ann', '--json']);

    expect(JSON.parse(stdout)).toMatchObject({
      username: 'ann',
      outcome: 'pending',
      history: [{ event: 'begin' }, { event: 'signUp.done' }],
      next: [
        { what: 'code.received' },
        { what: 'confirmationTimeout', at: expect.any(Number) },
        { what: 'resendDelay', at: expect.any(Number) },
      ],
    });
  });

  it('knows no row of another name', async () => {
    await runMixed();

    expect(await desk().do('show', ['zoe'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Expected the username of a row of the batch spring, got zoe.\n',
    });
  });
});

describe('a batch that is not named', () => {
  it.each(['status', 'results'])(
    'of several is asked for by %s, which lists them',
    async (name) => {
      await desk().control('PUT', 'pool', { autoConfirm: true });
      for (const batch of ['spring', 'autumn']) {
        await desk().do('run', [await desk().people(`${batch}.csv`, [`of-${batch}`])]);
      }

      const { code, stdout, stderr } = await desk().do(name);

      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^Expected the name of a batch, .* has several: spring, autumn\.\n$/);
      expect((await desk().do(name, ['autumn'])).code).toBe(0);
      expect((await desk().do(name, ['winter'])).stderr).toMatch(/spring, autumn, got winter/);
    },
  );

  it('and not there is begun with `run`', async () => {
    const { code, stderr } = await desk().do('status');

    expect(code).toBe(2);
    expect(stderr).toMatch(/found none\. Begin one with `run`/);
  });
});
