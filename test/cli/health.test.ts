import { readFile, stat } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { until } from '../runner/rig.ts';
import { spawnCommand } from './child.ts';
import { useDesk } from './rig.ts';

const desk = useDesk();

async function readHealth(): Promise<Record<string, unknown>> {
  const text = await readFile(desk().path('state/spring.health.json'), 'utf8');
  return JSON.parse(text) as Record<string, unknown>;
}

it('a run tells how it is from its beginning to its end, to its owner only', async () => {
  await desk().control('PUT', 'pool', { confirmation: 'link' });
  const file = await desk().people('spring.csv', ['ann']);
  const place = ['--config', desk().path('config.json'), '--state', desk().state];
  await using child = spawnCommand(
    ['run', file, '--wait', 'forever', '--no-preflight', ...place],
    desk().env,
  );
  await until(async () => (await desk().books()).users.length === 1);

  const alive = await readHealth();
  expect(alive).toMatchObject({ pid: child.process.pid, settled: 0, down: [] });
  expect(alive).not.toHaveProperty('ended');
  expect((await stat(desk().path('state/spring.health.json'))).mode & 0o777).toBe(0o600);

  child.process.kill('SIGTERM');

  expect(await child.exit).toBe(143);
  expect(await readHealth()).toMatchObject({ ended: 'stopped', settled: 0 });
});

it('a run that is held tells why', async () => {
  await desk().disturb({ operation: 'SignUp', fault: 'error:ForbiddenException' });
  const file = await desk().people('spring.csv', ['ann']);

  expect(await desk().do('run', [file])).toMatchObject({ code: 3 });

  expect(await readHealth()).toMatchObject({ ended: 'held', held: { code: 'FIREWALL_BLOCKED' } });
});
