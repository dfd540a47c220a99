import { expect, it } from 'vitest';
import { until } from '../runner/rig.ts';
import { spawnCommand } from './child.ts';
import { useDesk } from './rig.ts';

const desk = useDesk();

it('goes on after a kill, and leaves nobody behind', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `p${index}`);
  await desk().do('run', [await desk().people('spring.csv', names)]);
  // Those after the twentieth hang until the process is gone.
  const calls = Array.from({ length: 100 }, (_, index) => index + 21);
  await desk().disturb({ operation: 'AdminDeleteUser', fault: 'hang', calls });
  const place = ['--config', desk().path('config.json'), '--state', desk().state];
  const env = { ...desk().env, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  const child = spawnCommand(['offboard', 'spring', '--yes', ...place], env);
  await until(async () => (await desk().books()).users.length === 20);
  child.process.kill('SIGKILL');
  expect(await child.exit).toBeNull();
  await desk().disturb();

  const { code, stdout } = await desk().do('offboard', ['spring', '--yes', '--json']);

  expect(code).toBe(0);
  const { users } = JSON.parse(stdout) as { readonly users: Record<'deleted' | 'gone', number> };
  expect(users.deleted + users.gone).toBe(40);
  const books = await desk().books();
  expect({ users: books.users, objects: books.objects }).toEqual({ users: [], objects: [] });
});
