import { describe, expect, it } from 'vitest';
import { useDesk } from './rig.ts';

const desk = useDesk();

const NOWHERE = { env: { COGNITO_ONBOARD_STORAGE_BUCKET: 'no-such-bucket' } };

const calls = async () => (await desk().books()).calls;

/** What is asked before a row is begun, and by `plan` only. */
const ONLY_PLANNED = ['AdminGetUser', 'GetProvisionedLimit', 'GetSendQuota'];

async function expectNothingBegun(): Promise<void> {
  expect(await calls()).not.toHaveProperty('SignUp');
  expect((await desk().do('status', ['spring'])).stderr).toMatch(/^Expected a batch (of|in) /);
}

describe('a run whose settings do not fit', () => {
  it('begins nothing, names each misfit with its mend, and ends with exit code 2', async () => {
    await desk().control('PUT', 'pool', { mfa: 'ON', selfSignUp: false });
    const file = await desk().people('spring.csv', ['ann']);

    const { code, stdout, stderr } = await desk().do('run', [file]);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^Expected user pool .*second factor.*\nExpected user pool .*Set "admin".*\nNothing was begun\..*--no-preflight\.\n$/,
    );
    await expectNothingBegun();
    for (const operation of ONLY_PLANNED) expect(await calls()).not.toHaveProperty(operation);
  });

  it('goes on all the same with --no-preflight', async () => {
    await desk().control('PUT', 'pool', { mfa: 'ON' });
    const file = await desk().people('spring.csv', ['ann']);

    expect(await desk().do('run', [file, '--no-preflight'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('provisioned 1') as string,
    });

    expect(await calls()).not.toHaveProperty('DescribeUserPool');
  });

  it('is told of rows that do not fit', async () => {
    await desk().control('PUT', 'pool', { groups: ['guests'] });
    const file = await desk().write(
      'spring.csv',
      'username,email,password,groups\nann,ann@example.com,Passw0rd!ann,staff\n',
    );

    const { code, stderr } = await desk().do('run', [file]);

    expect(code).toBe(2);
    expect(stderr).toContain('it lacks `staff`');
    await expectNothingBegun();
  });

  it('does not read standard input twice', async () => {
    await desk().control('PUT', 'pool', { requiredAttributes: ['locale'], autoConfirm: true });
    const stdin = '{"username":"ann","email":"ann@example.com","password":"Passw0rd!ann"}\n';

    const { code } = await desk().do('run', ['-', '--batch', 'spring'], { stdin });

    expect(code).toBe(0);
  });
});

describe('a run that would be stopped as a whole', () => {
  it('begins nothing and ends with exit code 3', async () => {
    const file = await desk().people('spring.csv', ['ann']);

    const { code, stdout, stderr } = await desk().do('run', [file], NOWHERE);

    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toBe(
      'Stopping: S3 knows no bucket `no-such-bucket`. Check `storage.bucket` in the configuration. AWS said: NotFound (HTTP 404)\n',
    );
    await expectNothingBegun();
  });

  it('ends so for a pool that is not there, misfits or not', async () => {
    await desk().control('PUT', 'pool', { authFlows: [] });
    const file = await desk().people('spring.csv', ['ann']);
    const env = { COGNITO_ONBOARD_COGNITO_USER_POOL_ID: 'eu-west-1_000000000' };

    const { code, stderr } = await desk().do('run', [file, '--quiet'], { env });

    expect(code).toBe(3);
    expect(stderr).toMatch(/^Stopping: Cognito knows no user pool `eu-west-1_000000000`/);
    await expectNothingBegun();
  });

  it('is tried by `redrive` too', async () => {
    await desk().control('PUT', 'pool', { autoConfirm: true });
    await desk().disturb({ operation: 'SignUp', fault: 'error:InvalidPasswordException' });
    const file = await desk().people('spring.csv', ['ann']);
    expect((await desk().do('run', [file])).code).toBe(1);
    await desk().disturb();
    await desk().control('PUT', 'pool', { autoConfirm: true, mfa: 'ON' });
    const { SignUp } = await calls();

    expect((await desk().do('redrive')).code).toBe(2);
    expect(await calls()).toMatchObject({ SignUp });
    expect((await desk().do('redrive', ['--no-preflight'])).code).toBe(0);
  });
});

describe('a run that gets through', () => {
  it.each([
    ['may not be looked at', 'error:AccessDeniedException'],
    ['is throttled', 'throttle'],
    ['is out of order', 'error:InternalErrorException'],
    ['cannot be reached', 'reset'],
  ])('is not hindered where its account %s', async (_, fault) => {
    const operations = ['DescribeUserPool', 'DescribeUserPoolClient', 'GetAccountSendingEnabled'];
    await desk().disturb(...operations.map((operation) => ({ operation, fault }) as const));
    const file = await desk().people('spring.csv', ['ann']);

    expect(await desk().do('run', [file, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('says what would be lost, unless it is to be quiet', async () => {
    await desk().control('PUT', 'pool', { tokenRevocation: false, autoConfirm: true });
    const file = await desk().people('spring.csv', ['ann']);

    const quiet = await desk().do('run', [file, '--quiet', '--batch', 'quiet']);
    const { code, stderr } = await desk().do('run', [file]);

    expect(quiet).toMatchObject({ code: 0, stderr: '' });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Expected the app client to revoke tokens/);
  });

  it('says nothing of it in a rehearsal', async () => {
    const people = Array.from({ length: 60 }, (_, index) => `person-${index}`);
    const file = await desk().people('spring.csv', people);

    const { code, stderr } = await desk().do('run', [file, '--local']);

    expect(code).toBe(0);
    expect(stderr).not.toContain('sender');
    expect((await desk().do('run', [file, '--batch', 'b'])).stderr).toContain(
      "Cognito's own sender mails 50 codes",
    );
  });

  it('has the rows of a batch that was begun in its store', async () => {
    await desk().write('config.json', { ...desk().aws.config, confirmation: {} });
    const file = await desk().people('spring.csv', ['ann']);
    expect((await desk().do('run', [file, '--wait', '0'])).code).toBe(4);
    await desk().control('PUT', 'pool', { requiredAttributes: ['locale'] });

    expect((await desk().do('run', [file, '--wait', '0'])).code).toBe(4);
  });
});
