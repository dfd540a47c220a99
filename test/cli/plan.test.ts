import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/domain/plan.ts';
import { command, useDesk } from './rig.ts';

const desk = useDesk();

describe('the exit code of a plan', () => {
  it('is 0 where nothing would stop the batch', async () => {
    const file = await desk().people('spring.csv', ['ann', 'bob']);
    expect(await desk().do('plan', [file])).toMatchObject({ code: 0, stderr: '' });
  });

  it('is 0 where rows would be rejected', async () => {
    const file = await desk().write('spring.csv', 'username,email,password\nann,a@example.com,\n');
    expect(await desk().do('plan', [file])).toMatchObject({ code: 0, stderr: '' });
  });

  it('is 2 where something would', async () => {
    await desk().control('PUT', 'pool', { mfa: 'ON', selfSignUp: false });
    const file = await desk().people('spring.csv', ['ann', 'bob']);
    const { code, stdout, stderr } = await desk().do('plan', [file]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(stdout).toMatch(/^Stops the batch \(cognito\.signUp\): Expected user pool `.*$/m);
    expect(stdout).toMatch(/\n2 things stand in the way\n$/);
  });

  it('is 2 where a service cannot be reached', async () => {
    const config = desk().aws.config;
    const endpoints = { ...config.endpoints, s3: 'http://127.0.0.1:9' };
    await desk().write('config.json', { ...config, endpoints, retry: { baseDelay: '1ms' } });
    const file = await desk().people('spring.csv', ['ann']);
    const { code, stdout } = await desk().do('plan', [file]);
    expect(code).toBe(2);
    expect(stdout).toContain('Stops the batch (storage.bucket): S3 could not be reached');
  });

  it('is 0 where it may not look, and names the missing permissions', async () => {
    await desk().control('PUT', 'policy', { Version: '2012-10-17', Statement: [] });
    const file = await desk().people('spring.csv', ['ann']);
    const { code, stdout } = await desk().do('plan', [file]);
    expect(code).toBe(0);
    const unknown = [...stdout.matchAll(/^Could not be checked .*Grant them `(\S+)`/gm)];
    expect(new Set(unknown.map(([, action]) => action))).toEqual(
      new Set([
        'cognito-idp:AdminGetUser',
        'cognito-idp:DescribeUserPool',
        'cognito-idp:DescribeUserPoolClient',
        'cognito-idp:GetProvisionedLimit',
        's3:ListBucket',
        'ses:GetAccountSendingEnabled',
        'ses:GetIdentityVerificationAttributes',
        'ses:GetSendQuota',
      ]),
    );
  });

  it.each([
    ['a file that is not there', { name: 'no-such.csv', content: undefined, words: 'ENOENT' }],
    ['an empty file', { name: 'spring.csv', content: '', words: 'got an empty input' }],
    [
      'a header that cannot work',
      { name: 'spring.csv', content: 'usrname\nann\n', words: 'Did you mean `username`' },
    ],
  ])('is 2 for %s, and nobody is asked', async (_, { name, content, words }) => {
    if (content !== undefined) await desk().write(name, content);
    const { code, stdout, stderr } = await desk().do('plan', [desk().path(name)]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect((await desk().books()).calls).toEqual({});
  });

  it.each([
    ['no configuration', undefined, 'Expected a configuration in JSON'],
    ['an unknown placeholder', { storage: { bucket: 'b', key: '{nobody}' } }, '{nobody}'],
    [
      'a secret that is not set',
      { cognito: { userPoolId: 'p', clientId: 'c', clientSecret: { env: 'NOWHERE' } } },
      'NOWHERE',
    ],
  ])('is 2 for %s', async (_, changes, words) => {
    const own = { ...desk().aws.config, ...changes };
    const path =
      changes === undefined ? desk().path('none.json') : await desk().write('own.json', own);
    const file = await desk().people('spring.csv', ['ann']);
    const { code, stdout, stderr } = await command(['plan', file, '--config', path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});

describe('a plan', () => {
  it('tells of rows, mail and pace', async () => {
    const file = await desk().write(
      'spring.csv',
      [
        'username,email,password,groups',
        'ann,ann@example.com,Passw0rd!ann,staff',
        'bob,bob@example.com,Passw0rd!bob,',
        'ann,ann@example.com,Passw0rd!ann,',
        'cyd,cyd@example.com,,',
        '',
      ].join('\n'),
    );
    await desk().write('config.json', { ...desk().aws.config, quotas: { UserToken: 1 } });
    await desk().control('PUT', 'quotas', { UserCreation: 60, SesSend: 10 });

    const { stdout } = await desk().do('plan', [file]);

    expect(stdout).toMatchInlineSnapshot(`
      "Rows: 2 good, 1 rejected, 1 doubled
        Row 4 is rejected: Expected \`password\`, since each person signs in with the password of the row, got none
        Row 3 is rejected: it has the username of row 1
      Confirmation mail by Cognito's own sender: 2 at 50 a day: 1 day
      Welcome mail by SES: 2, no daily cap
      Pace at a share of 0.8:
        UserToken           0.8 of 1 calls/s as configured, 1 call a user: 0.8 users/s
        SesSend             8 of 10 calls/s of the account, 1 call a user: 8 users/s
        UserCreation        48 of 60 calls/s of the account, 2 calls a user: 24 users/s
        UserUpdate          20 of 25 calls/s as documented, 0.5 calls a user: 40 users/s
        UserAuthentication  800 of 1000 calls/s of the account, 1 call a user: 800 users/s
        UserRead            800 of 1000 calls/s of the account, 1 call a user: 800 users/s
        UserToken is the slowest: 0.8 users/s, about 3s for 2 rows
        A higher limit of UserToken would give 8 users/s, then SesSend is the slowest
      Nothing that was checked stands in the way
      "
    `);
  });

  it('is one JSON object with --json', async () => {
    const file = await desk().people('spring.csv', ['ann', 'bob']);
    const { stdout } = await desk().do('plan', [file, '--json']);
    const plan = JSON.parse(stdout) as Plan;
    expect(plan).toMatchObject({ ok: true, rows: { good: 2 }, findings: [], pace: { share: 1 } });
    expect(stdout.trimEnd()).not.toContain('\n');
  });

  it('reads standard input, and needs no name for a batch', async () => {
    const stdin = '{"username":"ann","email":"ann@example.com","password":"Passw0rd!ann"}\n';
    const { code, stdout } = await desk().do('plan', ['-'], { stdin });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Rows: 1 good\n/);
  });

  it('shows no secret', async () => {
    const secret = 'sEcret0fTheClient';
    await desk().control('PUT', 'pool', { clientSecret: 'an0therSecret', selfSignUp: false });
    const { cognito, ...config } = desk().aws.config;
    const own = { ...config, cognito: { ...cognito, clientSecret: { env: 'SECRET' } } };
    await desk().write('config.json', own);
    await desk().write('spring.csv', 'username,email,password\nann,ann@example.com,weakPassword\n');
    for (const more of [[], ['--json']]) {
      const { stdout, stderr } = await desk().do('plan', [desk().path('spring.csv'), ...more], {
        env: { SECRET: secret },
      });
      expect(stdout).toContain('got another one in SECRET');
      expect(stdout + stderr).not.toMatch(/sEcret0fTheClient|an0therSecret|weakPassword|ann/);
    }
  });

  it('tells of columns that are left out, unless it is to be quiet', async () => {
    const file = await desk().write(
      'spring.csv',
      'username,email,password,email_verified\nann,ann@example.com,Passw0rd!ann,true\n',
    );
    expect((await desk().do('plan', [file])).stderr).toMatch(/^Left out.*email_verified/);
    expect((await desk().do('plan', [file, '--quiet'])).stderr).toBe('');
  });
});
