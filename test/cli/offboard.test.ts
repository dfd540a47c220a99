import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import type { Books } from '../../src/local/books.ts';
import { createAwsServices } from '../../src/services/aws-services.ts';
import { until } from '../runner/rig.ts';
import { useDesk } from './rig.ts';

const desk = useDesk();

const CALL = { signal: new AbortController().signal, begun: false };

const REFUSED = 'error:MessageRejected';

async function onboard(
  file: string,
  usernames: readonly string[],
  flags: readonly string[] = ['--concurrency', '1'],
): Promise<void> {
  const people = await desk().people(file, usernames);
  expect((await desk().do('run', [people, ...flags])).code).not.toBe(3);
}

function reach() {
  return createAwsServices(parseConfig(desk().aws.config));
}

/** A user whom no batch made, with the password that a row of that name has. */
async function meetStranger(username: string): Promise<void> {
  using services = await reach();
  const password = `Passw0rd!${username}`;
  const attributes = { email: `${username}@example.org` };
  await services.userPool.signUp({ username, password, attributes }, CALL);
  await services.userPool.confirmByAdmin(username, CALL);
}

/** The object of a row is written over by somebody who sets no marker. */
async function replaceObject(username: string): Promise<void> {
  using services = await reach();
  const { users } = await desk().books();
  const sub = users.find((user) => user.username === username)?.sub ?? '';
  const profile = { batch: 'other tool', username, sub, identityId: null, startedAt: 0 };
  await services.bucket.storeObject({ ...profile, attributes: {}, overwrite: true }, CALL);
}

/** Somebody deletes a user and another person takes the name. */
async function replaceUser(username: string): Promise<void> {
  using services = await reach();
  await services.userPool.deleteUser(username, CALL);
  await meetStranger(username);
}

const namesOf = ({ users }: Books): readonly string[] =>
  users.map(({ username }) => username).toSorted();

interface Line {
  readonly username: string;
  readonly user: string;
  readonly object: string;
}

async function readRows(name: string): Promise<readonly Line[]> {
  const lines = (await readFile(desk().path(`state/${name}`), 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Line);
}

describe('offboard', () => {
  it('deletes what a mixed batch made, and nothing else', async () => {
    await onboard('before.csv', ['kim', 'lee']);
    await meetStranger('sam');
    await meetStranger('zoe');
    await desk().disturb({ operation: 'SendEmail', fault: REFUSED, calls: [2] });
    await onboard('spring.csv', ['ann', 'bob', 'sam', 'dan', 'eve', 'kim']);
    await desk().disturb();
    await replaceObject('dan');
    await replaceUser('eve');
    const before = await desk().books();

    const ended = await desk().do('offboard', ['spring', '--yes']);

    expect(ended).toMatchObject({ code: 0 });
    const rows = await readRows('spring.offboarded.jsonl');
    expect(rows.map(({ username, user, object }) => [username, user, object])).toEqual(
      expect.arrayContaining([
        ['ann', 'deleted', 'deleted'],
        ['bob', 'deleted', 'deleted'],
        ['sam', 'kept', 'deleted'],
        ['dan', 'deleted', 'kept'],
        ['eve', 'kept', 'deleted'],
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
    await onboard('spring.csv', ['ann'], ['--wait', '0']);
    expect(namesOf(await desk().books())).toEqual(['ann']);

    expect(await desk().do('offboard', ['spring', '--yes'])).toMatchObject({ code: 0 });

    expect((await desk().books()).users).toEqual([]);
    expect((await desk().do('results', ['spring'])).stdout).toContain('"outcome":"cancelled"');
  });

  it('only looks, where it is to be dry', async () => {
    await onboard('spring.csv', ['ann', 'bob']);
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
    await onboard('spring.csv', ['ann']);

    const { code, stderr } = await desk().do('offboard', ['spring'], { stdin });

    expect(code).toBe(2);
    expect(stderr).toContain('Delete every user that the batch spring created');
    expect(stderr).toContain('nothing was deleted');
    expect(namesOf(await desk().books())).toEqual(['ann']);
  });

  it.each(['y\n', 'YES\n', 'y'])('deletes after the answer %j', async (stdin) => {
    await onboard('spring.csv', ['ann']);
    expect(await desk().do('offboard', ['spring'], { stdin })).toMatchObject({ code: 0 });
    expect(namesOf(await desk().books())).toEqual([]);
  });

  it('goes on after a failure of the whole batch, and tells what was done before', async () => {
    await onboard('spring.csv', ['ann', 'bob']);
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
    await onboard('spring.csv', ['ann']);
    const broken = 'error:InvalidParameterException';
    await desk().disturb({ operation: 'AdminDeleteUser', fault: broken, rate: 1 });

    const { code, stdout } = await desk().do('offboard', ['spring', '--yes']);

    expect(code).toBe(1);
    expect(stdout).toContain('1 rows failed');
    expect(await readRows('spring.offboarded.jsonl')).toMatchObject([
      { username: 'ann', object: 'deleted', user: 'none', failure: { code: 'INPUT_REFUSED' } },
    ]);
  });

  it('stops at an interrupt after the rows that are under way', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `p${index}`);
    await onboard('spring.csv', names, []);
    await desk().disturb({ operation: 'AdminDeleteUser', fault: 'delay:20ms', rate: 1 });
    let interrupted: Promise<void> | undefined;

    const { code, stdout } = await desk().do('offboard', ['spring'], {
      stdin: 'y\n',
      onTalk(_, interrupt) {
        interrupted ??= until(async () => (await desk().books()).users.length < 60).then(() =>
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
