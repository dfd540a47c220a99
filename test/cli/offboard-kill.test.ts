import { expect, it } from 'vitest';
import { until } from '../runner/rig.ts';
import { spawnCommand } from './child.ts';
import { useDesk } from './rig.ts';

const desk = useDesk();

it('goes on after a kill, and deletes everybody once', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `p${index}`);
  await desk().do('run', [await desk().people('spring.csv', names)]);
  await desk().disturb({ operation: '*', fault: 'delay:20ms', rate: 1 });
  const place = ['--config', desk().path('config.json'), '--state', desk().state];
  const env = { ...desk().env, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  const child = spawnCommand(['offboard', 'spring', '--yes', ...place], env);
  await until(async () => (await desk().books()).users.length < 40);
  child.process.kill('SIGKILL');
  expect(await child.exit).toBeNull();
  expect((await desk().books()).users.length).toBeGreaterThan(0);
  await desk().disturb();

  const { code, stdout } = await desk().do('offboard', ['spring', '--yes', '--json']);

  expect(code).toBe(0);
  const { users } = JSON.parse(stdout) as { readonly users: Record<'deleted' | 'gone', number> };
  expect(users.deleted + users.gone).toBe(40);
  const books = await desk().books();
  expect({ users: books.users, objects: books.objects }).toEqual({ users: [], objects: [] });
});
