import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, useDesk } from './rig.ts';

const desk = useDesk();

describe('a rehearsal with --local', () => {
  it('onboards the sample people, and shows one object', async () => {
    const args = ['examples/users.csv', '--local', '--json'];

    const { code, stdout } = await desk().do('run', args);

    const outcome = JSON.parse(stdout) as { readonly object: string; readonly counts: object };
    expect(code).toBe(0);
    expect(outcome.counts).toMatchObject({ provisioned: 25, failed: 0, rejected: 0 });
    const object = JSON.parse(await readFile(outcome.object, 'utf8')) as object;
    expect(object).toMatchObject({ username: expect.any(String), sub: expect.any(String) });
  });

  it('needs neither configuration nor credentials, and works in a folder of its own', async () => {
    const file = await desk().people('spring.csv', ['ann']);

    const { code, stdout } = await command(['run', file, '--local', '--json']);

    const { results } = JSON.parse(stdout) as { readonly results: string };
    expect(code).toBe(0);
    expect(results).not.toContain(desk().dir);
    await rm(dirname(results), { recursive: true });
  });

  it('needs of every row what the configuration of the local AWS needs', async () => {
    const file = await desk().write('spring.csv', 'username\nann\n');

    const { code, stdout, stderr } = await command(['run', file, '--local', '--json']);

    const { results } = JSON.parse(stdout) as { readonly results: string };
    expect(code).toBe(1);
    expect(stderr).toMatch(/Row 1 is rejected: Expected `password`.*Expected `email`/);
    await rm(dirname(results), { recursive: true });
  });

  it('rehearses the configuration that there is, with ids of the local AWS', async () => {
    const file = await desk().people('spring.csv', ['ann']);
    await desk().write('profile.txt', 'Hello {username} of {identityId}');
    const config = await desk().write('own.json', {
      region: 'us-east-1',
      cognito: {
        userPoolId: 'us-east-1_Real',
        clientId: 'real',
        clientSecret: { env: 'NOWHERE' },
        identityPoolId: 'us-east-1:real',
        signUp: 'self',
        authFlow: 'ADMIN_USER_PASSWORD_AUTH',
      },
      password: { from: 'generated' },
      confirmation: { by: 'link' },
      storage: {
        bucket: 'real',
        profile: 'real',
        expectedBucketOwner: '999999999999',
        credentials: 'identityPool',
        body: { file: 'profile.txt' },
        contentType: 'text/plain',
      },
      mail: { from: 'real@example.com', template: 'real' },
    });

    const own = ['--config', config, '--state', join(desk().dir, 'rehearsal')];
    const { code, stdout, stderr } = await command(['run', file, '--local', '--json', ...own]);

    expect(stderr).toContain('Left out: `password`, since passwords are generated.');
    expect(code).toBe(0);
    const { object } = JSON.parse(stdout) as { readonly object: string };
    expect(await readFile(object, 'utf8')).toMatch(/^Hello ann of eu-west-1:/);
  });

  it('names a configuration that is not there, unless nobody named it', async () => {
    const file = await desk().people('spring.csv', ['ann']);
    const { code, stderr } = await command(['run', file, '--local', '--config', '/no/own.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('/no/own.json');
  });

  it('cannot go on with a batch that was begun on another local AWS', async () => {
    const file = await desk().people('spring.csv', ['ann']);
    await desk().do('run', [file, '--local']);

    const { code, stdout, stderr } = await desk().do('run', [file, '--local']);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'Expected a new batch for a fresh local AWS, but spring was begun before, on another one. Use another --state, or start `cognito-onboard local` for longer rehearsals.\n',
    );
  });

  it('can be begun once a header that cannot work is mended', async () => {
    const file = await desk().write('spring.csv', 'usrname,email,password\nann,a@example.com,x\n');

    const { code, stdout, stderr } = await desk().do('run', [file, '--local']);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('usrname');
    await desk().people('spring.csv', ['ann']);
    expect(await desk().do('run', [file, '--local'])).toMatchObject({ code: 0 });
  });

  it('against `local` agrees with its books for the sample people', async () => {
    const { code } = await desk().do('run', ['examples/users.csv', '--quiet']);

    const { users, objects, mails } = await desk().books();
    const welcomed = mails.filter(({ kind }) => kind === 'ses').map(({ to }) => to);
    expect(code).toBe(0);
    expect(users).toHaveLength(25);
    expect(users.every(({ status, signUps }) => status === 'CONFIRMED' && signUps === 1)).toBe(
      true,
    );
    expect(objects.map(({ key }) => key).toSorted()).toEqual(
      users.map(({ sub }) => `users/${sub}/profile.json`).toSorted(),
    );
    expect(new Set(welcomed).size).toBe(25);
    expect(welcomed).toHaveLength(25);
  });
});
