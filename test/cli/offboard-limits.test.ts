import {
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { onboard, readRows } from './offboard-desk.ts';
import { command, useDesk } from './rig.ts';

const desk = useDesk();

async function changeAddress(from: string, to: string): Promise<void> {
  const { cognito, region = '' } = desk().aws.config;
  const client = new CognitoIdentityProviderClient({
    endpoint: desk().aws.endpoint,
    region: region ?? '',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const UserAttributes = [
    { Name: 'email', Value: to },
    { Name: 'email_verified', Value: 'true' },
  ];
  const user = { UserPoolId: cognito.userPoolId, Username: from };
  await client.send(new AdminUpdateUserAttributesCommand({ ...user, UserAttributes }));
  client.destroy();
}

describe('offboard', () => {
  it('leaves the objects that a batch of the same name wrote in another state folder', async () => {
    const file = await desk().people('spring.csv', ['ann', 'bob']);
    const elsewhere = ['--state', desk().path('other'), '--config', desk().path('config.json')];
    const other = { env: desk().env };
    expect(await command(['run', file, ...elsewhere], other)).toMatchObject({ code: 0 });
    await onboard(desk(), 'spring.csv', ['ann', 'bob']);
    const before = await desk().books();

    expect(await desk().do('offboard', ['spring', '--yes'])).toMatchObject({ code: 0 });

    const { users, objects } = await desk().books();
    expect({ users, objects }).toEqual({ users: before.users, objects: before.objects });
    const theirs = await command(['offboard', 'spring', '--yes', ...elsewhere], other);
    expect(theirs).toMatchObject({ code: 0 });
    expect((await desk().books()).objects).toEqual([]);
  });

  it('leaves a user whom another batch created before a sign-up whose answer was lost', async () => {
    await onboard(desk(), 'before.csv', ['kim']);
    await desk().disturb(
      { operation: 'SignUp', fault: 'lostReply', calls: [1] },
      { operation: 'AdminGetUser', fault: 'error:AccessDeniedException', rate: 1 },
    );
    await onboard(desk(), 'spring.csv', ['kim']);
    await desk().disturb();

    expect(await desk().do('offboard', ['spring', '--yes'])).toMatchObject({ code: 0 });

    const { users, objects } = await desk().books();
    expect(users.map(({ username }) => username)).toEqual(['kim']);
    expect(objects).toHaveLength(1);
  });

  it('deletes a user whose sign-up was not answered and who was looked up after it', async () => {
    await desk().disturb({ operation: 'SignUp', fault: 'lostReply', calls: [1] });
    await onboard(desk(), 'spring.csv', ['kim']);

    expect(await desk().do('offboard', ['spring', '--yes'])).toMatchObject({ code: 0 });

    const { users, objects } = await desk().books();
    expect({ users, objects }).toEqual({ users: [], objects: [] });
  });

  it('finds a user by the `sub` after a change of the address that was the name', async () => {
    await desk().control('PUT', 'pool', { usernameAttributes: ['email'] });
    const file = await desk().write('spring.csv', 'email,password\nann@example.com,Passw0rd!ann\n');
    expect(await desk().do('run', [file])).toMatchObject({ code: 0 });
    await changeAddress('ann@example.com', 'ann@example.org');

    expect(await desk().do('offboard', ['spring', '--yes'])).toMatchObject({ code: 0 });

    const { users, objects } = await desk().books();
    expect({ users, objects }).toEqual({ users: [], objects: [] });
  });

  it('lets nobody run a batch on whose works are deleted', async () => {
    await onboard(desk(), 'spring.csv', ['ann']);
    await desk().do('offboard', ['spring', '--yes']);

    for (const [name, target] of [
      ['run', desk().path('spring.csv')],
      ['redrive', 'spring'],
    ] as const) {
      const { code, stderr } = await desk().do(name, [target]);
      expect(code).toBe(2);
      expect(stderr).toContain('what 1 rows of spring made was deleted. Begin another batch');
    }
    expect((await desk().do('status', ['spring'])).stdout).toContain('1 rows were offboarded');
    const again = await desk().do('offboard', ['spring', '--dry-run']);
    expect(again.stdout).toContain('users: 1 gone before');
  });

  it('is refused for another bucket before anything is asked of AWS or written', async () => {
    await onboard(desk(), 'spring.csv', ['ann']);
    await desk().do('offboard', ['spring', '--yes']);
    const { storage } = desk().aws.config;
    const config = { ...desk().aws.config, storage: { ...storage, bucket: 'another' } };
    await desk().write('config.json', config);

    const { code, stderr } = await desk().do('offboard', ['spring'], { stdin: 'y\n' });

    expect(code).toBe(2);
    expect(stderr).toContain(`every object in bucket ${storage.bucket}?`);
    expect(await readRows(desk(), 'spring.offboarded.jsonl')).toHaveLength(1);
  });
});
