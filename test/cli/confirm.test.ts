import { beforeEach, describe, expect, it } from 'vitest';
import { Rig } from '../local/rig.ts';
import { useDesk } from './rig.ts';

const desk = useDesk();

beforeEach(() => desk().write('config.json', { ...desk().aws.config, confirmation: {} }));

async function readCodes(usernames: readonly string[]): Promise<readonly string[]> {
  const rig = new Rig(desk().aws, { nowMs: 0 });
  const codes = await Promise.all(usernames.map((username) => rig.code(username)));
  for (const client of [rig.cognito, rig.s3, rig.ses]) client.destroy();
  return codes;
}

/** A batch of which every row waits for a person to read the mail. */
async function runWaiting(usernames: readonly string[]): Promise<string> {
  const file = await desk().people('spring.csv', usernames);
  expect(await desk().do('run', [file, '--wait', '0'])).toMatchObject({ code: 4 });
  return file;
}

describe('confirm', () => {
  it('hands in a code with which the next run goes on', async () => {
    const file = await runWaiting(['ann']);
    const [code = ''] = await readCodes(['ann']);

    const ended = await desk().do('confirm', ['ann', code]);

    expect(ended).toEqual({
      code: 0,
      stdout: '',
      stderr: '1 of 1 codes handed in; `run` confirms with them\n',
    });
    expect(await desk().do('run', [file, '--wait', '5s'])).toMatchObject({ code: 0 });
    expect((await desk().books()).users).toMatchObject([{ status: 'CONFIRMED', signUps: 1 }]);
  });

  it('takes codes from a CSV file', async () => {
    const file = await runWaiting(['ann', 'bob']);
    const [ann, bob] = await readCodes(['ann', 'bob']);
    const codes = await desk().write('codes.csv', `code,username\n${ann},ann\n${bob},bob\n`);

    expect(await desk().do('confirm', ['--codes', codes])).toMatchObject({ code: 0 });

    expect(await desk().do('run', [file, '--wait', '5s'])).toMatchObject({ code: 0 });
  });

  it('hands in what it can and says which codes are for nobody', async () => {
    await runWaiting(['ann']);
    const codes = await desk().write('codes.csv', 'username,code\nann,123456\nzoe,123456\n');

    const { code, stderr } = await desk().do('confirm', ['--codes', codes]);

    expect(code).toBe(1);
    expect(stderr).toBe(
      'Expected the username of a row of this batch, got zoe.\n1 of 2 codes handed in; `run` confirms with them\n',
    );
  });

  it('refuses a code for a row that no longer waits', async () => {
    await desk().control('PUT', 'pool', { autoConfirm: true });
    await desk().do('run', [await desk().people('spring.csv', ['ann'])]);

    const { code, stderr } = await desk().do('confirm', ['ann', '123456']);

    expect(code).toBe(1);
    expect(stderr).toContain('Expected a row that waits for a code, but ann is provisioned.');
  });

  it('takes a code with white space around it', async () => {
    const file = await runWaiting(['ann']);
    const [code = ''] = await readCodes(['ann']);

    expect(await desk().do('confirm', ['ann', ` ${code}\n`])).toMatchObject({ code: 0 });

    expect(await desk().do('run', [file, '--wait', '5s'])).toMatchObject({ code: 0 });
  });

  it.each([
    ['one with white space', '123 456'],
    ['5000 characters', '9'.repeat(5000)],
    ['none', ''],
  ])('refuses what is no code: %s', async (fault, given) => {
    await runWaiting(['ann']);

    expect(await desk().do('confirm', ['ann', given])).toEqual({
      code: 2,
      stdout: '',
      stderr: `Expected a confirmation code of 1 to 2048 characters without white space, got ${fault}.\n`,
    });
  });

  it('refuses a file or standard input with what is no code, by its line, and hands none in', async () => {
    const people = await runWaiting(['ann', 'bob']);
    const stdin = 'username,code\nann,123456\n\nbob,123 456\n';
    const refused = {
      code: 2,
      stderr: expect.stringMatching(/ without white space in line 4, got one with white space\.$/m),
    };

    const file = await desk().write('codes.csv', stdin);
    expect(await desk().do('confirm', ['--codes', file])).toMatchObject(refused);
    expect(await desk().do('confirm', ['--codes', '-'], { stdin })).toMatchObject(refused);

    await desk().do('run', [people, '--wait', '0']);
    expect((await desk().books()).calls['ConfirmSignUp']).toBeUndefined();
  });

  it('refuses a file without the columns, before anything is handed in', async () => {
    await runWaiting(['ann']);
    const codes = await desk().write('codes.csv', 'user,code\nann,123456\n');

    const { code, stderr } = await desk().do('confirm', ['--codes', codes]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/columns username and code/);
    expect(stderr).not.toContain('123456');
  });
});
