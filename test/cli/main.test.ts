import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import { spawnCommand } from './child.ts';
import { useDesk } from './rig.ts';

const desk = useDesk();
const USERNAMES = Array.from({ length: 12 }, (_, index) => `person-${index}`);

function run(file: string) {
  const place = ['--config', desk().path('config.json'), '--state', desk().state];
  return spawnCommand(['run', file, ...place, '--concurrency', '2'], desk().env);
}

async function untilSignedUp(count: number): Promise<void> {
  while ((await desk().books()).users.length < count) await new Promise(setImmediate);
}

describe('the process', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('finishes its calls and ends after %s with %s, and a run goes on', async (...how) => {
    const [signal, code] = how;
    await desk().control('PUT', 'pool', { autoConfirm: true });
    await desk().disturb({ operation: '*', fault: 'delay:20ms' });
    const file = await desk().people('spring.csv', USERNAMES);
    await using first = run(file);
    await untilSignedUp(3);

    first.process.kill(signal);

    expect(await first.exit).toBe(code);
    expect(await first.stderr).toContain('Finishing calls in flight');
    expect(await first.stdout).toMatch(/Batch spring: .*\d+ pending/);
    await desk().disturb();
    expect((await desk().do('run', [file])).code).toBe(0);
    const { users, objects, mails } = await desk().books();
    expect(users.every(({ signUps }) => signUps === 1)).toBe(true);
    expect([users.length, objects.length, mails.length]).toEqual([12, 12, 12]);
  });

  it('leaves a state folder that only its owner can read, and that git ignores', async () => {
    const file = await desk().people('spring.csv', ['ann']);
    await using child = run(file);

    expect(await child.exit).toBe(0);

    const names = await readdir(desk().state);
    const modes = await Promise.all(
      names.map(async (name) => (await stat(join(desk().state, name))).mode & 0o777),
    );
    expect((await stat(desk().state)).mode & 0o777).toBe(0o700);
    expect(names).toEqual(expect.arrayContaining(['.gitignore', 'progress.sqlite']));
    expect(new Set(modes)).toEqual(new Set([0o600]));
  });

  it('is told who runs the batches of a state folder already', async () => {
    await desk().disturb({ operation: 'SignUp', fault: 'hang' });
    const file = await desk().people('spring.csv', ['ann']);
    await using first = run(file);
    while (((await desk().books()).calls['SignUp'] ?? 0) === 0) await new Promise(setImmediate);

    const { code, stderr } = await desk().do('run', [file]);

    expect(code).toBe(2);
    expect(stderr).toContain(`but process ${first.process.pid} on `);
    expect((await desk().do('status')).stdout).toContain('Batch spring');
  });
});

describe('the process of `local`', () => {
  it('prints its address and a whole configuration in one line, and ends on SIGTERM with 143', async () => {
    await using child = spawnCommand(['local'], {});
    const line = await child.firstLine;
    const { endpoint, config } = JSON.parse(line) as { endpoint: string; config: ConfigInput };

    const books = await fetch(`${endpoint}/_local/books`);
    child.process.kill('SIGTERM');

    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(books.status).toBe(200);
    expect(config).toMatchObject({
      cognito: {},
      storage: {},
      mail: {},
      confirmation: { inbox: {} },
    });
    expect(await child.exit).toBe(143);
  });
});
