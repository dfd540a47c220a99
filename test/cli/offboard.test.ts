import { describe, expect, it } from 'vitest';
import type { Books } from '../../src/local/books.ts';
import { until } from '../runner/rig.ts';
import { meetStranger, onboard, readRows, replaceObject, replaceUser } from './offboard-desk.ts';
import { useDesk } from './rig.ts';

const desk = useDesk();

const REFUSED = 'error:MessageRejected';

const namesOf = ({ users }: Books): readonly string[] =>
  users.map(({ username }) => username).toSorted();

describe('offboard', () => {
  it('deletes what a mixed batch made, and nothing else', async () => {
    await onboard(desk(), 'before.csv', ['kim', 'lee']);
    await meetStranger(desk(), 'sam');
    await meetStranger(desk(), 'zoe');
    await desk().disturb({ operation: 'SendEmail', fault: REFUSED, calls: [2] });
    await onboard(desk(), 'spring.csv', ['ann', 'bob', 'sam', 'dan', 'eve', 'kim']);
    await desk().disturb();
    await replaceObject(desk(), 'dan');
    await replaceUser(desk(), 'eve');
    const before = await desk().books();

    const ended = await desk().do('offboard', ['spring', '--yes']);

    expect(ended).toMatchObject({ code: 0 });
    const rows = await readRows(desk(), 'spring.offboarded.jsonl');
    expect(rows.map(({ username, user, object }) => [username, user, object])).toEqual(
      expect.arrayContaining([
        ['ann', 'deleted', 'deleted'],
        ['bob', 'deleted', 'deleted'],
        ['sam', 'kept', 'deleted'],
        ['dan', 'deleted', 'kept'],
        ['eve', 'gone', 'deleted'],
        ['kim', 'kept', 'kept'],
      ]),
    );
    const after = await desk().books();
    expect(namesOf(after)).toEqual(['eve', 'kim', 'lee', 'sam', 'zoe']);
    // Whoever is left is as before, and so is every object that the batch did not write.
    for (const user of after.users) expect(before.users).toContainEqual(user);
    for (const object of after.objects) expect(before.objects).toContainEqual(object);
    expect(after.objects.map(({ metadata }) => metadata['cognito-onboard-batch'])).toEqual(
      expect.arrayContaining(['before', 'before', 'other%20tool']),
    );
    expect(after.objects).toHaveLength(3);
  });

  it('deletes who still waits, and lets nobody wait any more', async () => {
    await desk().control('PUT', 'pool', { confirmation: 'link' });
    const file = await desk().people('spring.csv', ['ann']);
    await desk().do('run', [file, '--wait', '0', '--no-preflight']);
    expect(namesOf(await desk().books())).toEqual(['ann']);

    expect(await desk().do('offboard', ['spring', '--yes'])).toMatchObject({ code: 0 });

    expect((await desk().books()).users).toEqual([]);
    expect((await desk().do('results', ['spring'])).stdout).toContain('"outcome":"cancelled"');
  });

  it('only looks, where it is to be dry', async () => {
    await onboard(desk(), 'spring.csv', ['ann', 'bob']);
    const before = await desk().books();

    const { code, stdout } = await desk().do('offboard', ['spring', '--dry-run', '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      batch: 'spring',
      dryRun: true,
      users: { deleted: 2 },
      objects: { deleted: 2 },
      failed: 0,
      left: 0,
      rows: desk().path('state/spring.offboard-plan.jsonl'),
    });
    const { users, objects } = await desk().books();
    expect({ users, objects }).toEqual({ users: before.users, objects: before.objects });
  });

  it.each(['', 'n\n', 'yesterday\n'])('deletes nothing after the answer %j', async (stdin) => {
    await onboard(desk(), 'spring.csv', ['ann']);

    const { code, stderr } = await desk().do('offboard', ['spring'], { stdin });

    expect(code).toBe(2);
    expect(stderr).toContain('Delete every user that the batch spring created');
    expect(stderr).toContain('nothing was deleted');
    expect(namesOf(await desk().books())).toEqual(['ann']);
  });

  it.each(['y\n', 'YES\n', 'y'])('deletes after the answer %j', async (stdin) => {
    await onboard(desk(), 'spring.csv', ['ann']);
    expect(await desk().do('offboard', ['spring'], { stdin })).toMatchObject({ code: 0 });
    expect(namesOf(await desk().books())).toEqual([]);
  });

  it('goes on after a failure of the whole batch, and tells what was done before', async () => {
    await onboard(desk(), 'spring.csv', ['ann', 'bob']);
    const denied = 'error:AccessDeniedException';
    await desk().disturb({ operation: 'AdminDeleteUser', fault: denied, rate: 1 });
    const stopped = await desk().do('offboard', ['spring', '--yes']);
    expect(stopped).toMatchObject({ code: 3 });
    expect(stopped.stdout).toContain('ACCESS_DENIED');
    await desk().disturb();

    expect(await desk().do('offboard', ['spring', '--yes'])).toMatchObject({ code: 0 });
    expect(namesOf(await desk().books())).toEqual([]);

    const calls = (await desk().books()).calls['AdminDeleteUser'];
    const again = await desk().do('offboard', ['spring', '--yes']);
    expect(again.stdout).toContain('users: 2 deleted');
    const shown = await desk().do('show', ['ann', '--batch', 'spring']);
    expect(shown.stdout).toContain('offboarded: user deleted, object gone');
    expect((await desk().books()).calls['AdminDeleteUser']).toBe(calls);
  });

  it('tells which rows failed', async () => {
    await onboard(desk(), 'spring.csv', ['ann']);
    const broken = 'error:InvalidParameterException';
    await desk().disturb({ operation: 'AdminDeleteUser', fault: broken, rate: 1 });

    const { code, stdout } = await desk().do('offboard', ['spring', '--yes']);

    expect(code).toBe(1);
    expect(stdout).toContain('1 rows failed');
    expect(await readRows(desk(), 'spring.offboarded.jsonl')).toMatchObject([
      { username: 'ann', object: 'deleted', user: 'none', failure: { code: 'INPUT_REFUSED' } },
    ]);
  });

  it('stops at an interrupt after the rows that are under way', async () => {
    const names = Array.from({ length: 150 }, (_, index) => `p${index}`);
    await desk().do('run', [await desk().people('spring.csv', names)]);
    await desk().disturb({ operation: 'AdminDeleteUser', fault: 'delay:20ms', rate: 1 });
    let interrupted: Promise<void> | undefined;

    const { code, stdout } = await desk().do('offboard', ['spring'], {
      stdin: 'y\n',
      onTalk(_, interrupt) {
        interrupted ??= until(async () => (await desk().books()).users.length < 150).then(() =>
          interrupt('SIGINT'),
        );
      },
    });
    await interrupted;

    expect(code).toBe(130);
    expect(stdout).toMatch(/rows are left/);
    expect(await desk().do('offboard', ['spring', '--yes'])).toMatchObject({ code: 0 });
    expect((await desk().books()).users).toEqual([]);
  });
});
