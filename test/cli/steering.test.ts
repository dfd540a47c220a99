import { describe, expect, it } from 'vitest';
import { useDesk } from './rig.ts';
import type { Ended } from './rig.ts';

const desk = useDesk();

/** What anybody can refuse for good, and forgive. */
const REFUSED = 'error:MessageRejected';

async function refuse(calls: readonly number[]): Promise<void> {
  await desk().disturb({ operation: 'SendEmail', fault: REFUSED, calls: [...calls] });
}

/** Of three people the first two fail at their welcome mail. */
async function runFailing(): Promise<string> {
  const file = await desk().people('spring.csv', ['ann', 'bob', 'cid']);
  await refuse([1, 2]);
  expect(await desk().do('run', [file, '--concurrency', '1'])).toMatchObject({ code: 1 });
  await refuse([]);
  return file;
}

async function readOutcomes(): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await desk().do('results');
  const results = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Result);
  return Object.fromEntries(results.map(({ username, outcome }) => [username, outcome]));
}

interface Result {
  readonly username: string;
  readonly outcome: string;
}

describe('redrive', () => {
  it('begins failed rows again, which do nothing twice', async () => {
    await runFailing();

    const { code, stdout } = await desk().do('redrive');

    expect(code).toBe(0);
    expect(stdout).toMatch(/provisioned +3/);
    const { users, objects, mails } = await desk().books();
    expect(users.map(({ signUps }) => signUps)).toEqual([1, 1, 1]);
    expect(objects).toHaveLength(3);
    expect(mails.filter(({ kind }) => kind === 'ses')).toHaveLength(3);
  });

  it('tells the history of both lives', async () => {
    await runFailing();
    await desk().do('redrive');

    const { stdout } = await desk().do('show', ['ann']);

    expect(stdout.match(/begin/g)).toHaveLength(2);
    expect(stdout).toContain('failed');
    expect(stdout).toContain('provisioned');
  });

  it('begins the rows that are named', async () => {
    await runFailing();

    expect(await desk().do('redrive', ['--user', 'bob'])).toMatchObject({ code: 1 });

    expect(await readOutcomes()).toEqual({ ann: 'failed', bob: 'provisioned', cid: 'provisioned' });
  });

  it('begins the rows whose failure has a code', async () => {
    await runFailing();
    const other = await desk().do('redrive', ['--code', 'THROTTLED', '--code', 'USER_EXISTS']);
    expect(other).toMatchObject({ code: 1 });
    expect(await readOutcomes()).toMatchObject({ ann: 'failed', bob: 'failed' });

    expect(await desk().do('redrive', ['--code', 'RECIPIENT_REFUSED'])).toMatchObject({ code: 0 });
  });

  it.each([
    ['zoe', 'which it does not have'],
    ['cid', 'which is provisioned'],
  ])('refuses to begin %s, before anything is begun', async (username, why) => {
    await runFailing();

    const { code, stderr } = await desk().do('redrive', ['--user', 'ann', '--user', username]);

    expect(code).toBe(2);
    expect(stderr).toBe(
      `Expected a row of spring that failed or was cancelled, got ${username}, ${why}.\n`,
    );
    expect(await readOutcomes()).toMatchObject({ ann: 'failed' });
  });

  it('names a code that there is not', async () => {
    const { code, stderr } = await desk().do('redrive', ['--code', 'throttled']);
    expect(code).toBe(2);
    expect(stderr).toContain('Expected the code of a failure as in docs/errors.md, got throttled.');
  });

  it('is gone on with by `run`', async () => {
    const file = await runFailing();
    const options = {
      onTalk: (_: string, interrupt: (signal: 'SIGINT') => void) => interrupt('SIGINT'),
    };
    expect(await desk().do('redrive', [], options)).toMatchObject({ code: 130 });

    expect(await desk().do('run', [file])).toMatchObject({ code: 0 });
    expect((await desk().books()).mails.filter(({ kind }) => kind === 'ses')).toHaveLength(3);
  });
});

describe('cancel', () => {
  it('stops rows that have not ended, and `redrive` goes on with them', async () => {
    await desk().write('config.json', { ...desk().aws.config, confirmation: {} });
    const file = await desk().people('spring.csv', ['ann', 'bob']);
    expect(await desk().do('run', [file, '--wait', '0'])).toMatchObject({ code: 4 });

    expect(await desk().do('cancel')).toEqual({
      code: 0,
      stdout: '',
      stderr: '2 rows cancelled; `redrive` goes on with them\n',
    });

    expect(await readOutcomes()).toEqual({ ann: 'cancelled', bob: 'cancelled' });
    expect(await desk().do('run', [file])).toMatchObject({ code: 1 });
    await desk().write('config.json', desk().aws.config);
    const again = await desk().do('redrive', ['--wait', '5s']);
    expect((await desk().books()).users.map(({ signUps }) => signUps)).toEqual([1, 1]);
    expect(again).toMatchObject({ code: 0 });
  });

  it('leaves what has ended, and tells how many it cancelled', async () => {
    await runFailing();

    const { stdout } = await desk().do('cancel', ['spring', '--json']);

    expect(JSON.parse(stdout)).toEqual({ batch: 'spring', cancelled: 0 });
    expect(await readOutcomes()).toEqual({ ann: 'failed', bob: 'failed', cid: 'provisioned' });
  });

  it('refuses a batch that there is not', async () => {
    await runFailing();
    const { code, stderr } = await desk().do('cancel', ['autumn']);
    expect(code).toBe(2);
    expect(stderr).toContain('which has spring, got autumn');
  });
});

describe('status --watch', () => {
  it('writes a line a change, until every row has ended', async () => {
    await desk().write('config.json', { ...desk().aws.config, confirmation: {} });
    const file = await desk().people('spring.csv', ['ann', 'bob']);
    await desk().do('run', [file, '--wait', '0']);
    let cancelled: Promise<Ended> | undefined;

    const { code, stdout } = await desk().do('status', ['--watch'], {
      onData: () => void (cancelled ??= desk().do('cancel')),
    });

    expect([code, (await cancelled)?.code]).toEqual([0, 0]);
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringContaining('pendingConfirmation 2'),
      expect.stringContaining('cancelled 2'),
    ]);
  });

  it('ends where it is interrupted', async () => {
    await desk().write('config.json', { ...desk().aws.config, confirmation: {} });
    const file = await desk().people('spring.csv', ['ann']);
    await desk().do('run', [file, '--wait', '0']);

    const { code, stdout } = await desk().do('status', ['--watch', '--json'], {
      onData: (_, interrupt) => interrupt('SIGINT'),
    });

    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ states: { pendingConfirmation: 1 } });
  });
});
