import { readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { RowResult } from '../../src/domain/outcome.ts';
import { useDesk } from './rig.ts';

const desk = useDesk();

async function confirmAtOnce(): Promise<void> {
  await desk().control('PUT', 'pool', { autoConfirm: true });
}

describe('the exit code of a run', () => {
  it('is 0 where every row is provisioned', async () => {
    const file = await desk().people('spring.csv', ['ann', 'bob']);

    expect(await desk().do('run', [file])).toMatchObject({ code: 0 });
  });

  it('is 1 where a row failed or was rejected', async () => {
    await confirmAtOnce();
    const file = await desk().write(
      'spring.csv',
      'username,email,password\nann,ann@example.com,\n',
    );

    const { code, stderr } = await desk().do('run', [file]);

    expect(code).toBe(1);
    expect(stderr).toContain('Row 1 is rejected: Expected `password`');
  });

  it('is 2 where another target is configured after something was made', async () => {
    await confirmAtOnce();
    const file = await desk().people('spring.csv', ['ann']);
    await desk().do('run', [file]);

    const { code, stderr, stdout } = await desk().do('run', [file], {
      env: { COGNITO_ONBOARD_STORAGE_BUCKET: 'another-bucket' },
    });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Expected the batch spring to go on with bucket `.*--batch\.\n$/);
  });

  it('is 2 where the header cannot work, and a batch that waits makes no call', async () => {
    await desk().write('config.json', { ...desk().aws.config, confirmation: {} });
    const file = await desk().people('spring.csv', ['ann']);
    await desk().do('run', [file, '--wait', '0']);
    await desk().do('confirm', ['ann', '123456']);
    const { calls } = await desk().books();
    await desk().write('spring.csv', 'usrname,email,password\nann,ann@example.com,Passw0rd!ann\n');

    const { code, stdout } = await desk().do('run', [file, '--wait', '0']);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect((await desk().books()).calls).toEqual(calls);
  });

  it('is 3 where a failure concerns the whole batch', async () => {
    await confirmAtOnce();
    const file = await desk().people('spring.csv', ['ann']);

    const { code, stdout, stderr } = await desk().do('run', [file, '--no-preflight'], {
      env: { COGNITO_ONBOARD_STORAGE_BUCKET: 'no-such-bucket' },
    });

    expect(code).toBe(3);
    expect(stderr).toContain('Stopping: S3 knows no bucket `no-such-bucket`.');
    expect(stdout).toContain('mend the cause, then run the same command again.');
  });

  it('is 3 where too many rows failed', async () => {
    await confirmAtOnce();
    await desk().disturb({ operation: 'SignUp', fault: 'error:InvalidPasswordException' });
    const file = await desk().people('spring.csv', ['ann', 'bob', 'cyd']);

    const { code } = await desk().do('run', [file, '--max-failures', '1', '--concurrency', '1']);

    expect(code).toBe(3);
  });

  it('is 4 where rows still wait for their confirmation', async () => {
    const file = await desk().people('spring.csv', ['ann']);
    const config = { ...desk().aws.config, confirmation: {} };
    await desk().write('config.json', config);

    const { code, stdout } = await desk().do('run', [file, '--wait', '0']);

    expect(code).toBe(4);
    expect(stdout).toContain('Rows still wait for their confirmation.');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('tells of %s', async (signal, expected) => {
    await confirmAtOnce();
    await desk().disturb({ operation: 'PutObject', fault: 'delay:50ms' });
    const file = await desk().people('spring.csv', ['ann', 'bob', 'cyd', 'dan']);
    // Row 1 is rejected in words: the run is under way.
    const input = `${await readFile(file, 'utf8')}eve,eve@example.com,\n`;
    await desk().write('spring.csv', input);

    const { code, stderr } = await desk().do('run', [file, '--concurrency', '1'], {
      onTalk: (text, interrupt) => {
        if (text.startsWith('Row 5')) interrupt(signal);
      },
    });

    expect(code).toBe(expected);
    expect(stderr).toContain('Finishing calls in flight; interrupt again to stop at once');
    await desk().disturb();
    expect((await desk().do('run', [file])).code).toBe(1);
    expect((await desk().books()).users.map(({ signUps }) => signUps)).toEqual([1, 1, 1, 1]);
  });
});

describe('a run', () => {
  it('writes data to standard output and talk to standard error, without control codes', async () => {
    const file = await desk().people('spring.csv', ['ann', 'bob']);

    const { stdout, stderr } = await desk().do('run', [file]);

    expect(stdout).toMatch(/^unregistered +0 ·+\n(.*\n)*provisioned +2 █+\n/);
    expect(stdout).toContain(`Results: ${desk().state}/spring.results.jsonl\n`);
    expect(stdout).toContain('An object: s3://');
    expect(stderr).toMatch(/^provisioned 2 \(\d+\.\d rows\/s\)$/m);
    // eslint-disable-next-line no-control-regex -- their absence is the point
    expect(stdout + stderr).not.toMatch(/\u001B/);
  });

  it('writes one JSON object with --json, and the results to a file of its owner', async () => {
    const file = await desk().people('spring.csv', ['ann', 'bob']);

    const { stdout } = await desk().do('run', [file, '--json']);

    const summary = JSON.parse(stdout) as { readonly results: string };
    expect(summary).toMatchObject({ batch: 'spring', reason: 'done', counts: { provisioned: 2 } });
    const lines = (await readFile(summary.results, 'utf8')).trimEnd().split('\n');
    const results = lines.map((line) => JSON.parse(line) as RowResult);
    expect(results.map(({ row, username }) => [row, username])).toEqual([
      [1, 'ann'],
      [2, 'bob'],
    ]);
    expect((await stat(summary.results)).mode & 0o777).toBe(0o600);
  });

  it('says nothing with --quiet', async () => {
    const file = await desk().people('spring.csv', ['ann']);

    expect(await desk().do('run', [file, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('draws over its own lines on a terminal, in colors unless told otherwise', async () => {
    const file = await desk().people('spring.csv', ['ann']);

    const plain = await desk().do('run', [file], { isTerminal: true, env: { NO_COLOR: '1' } });

    expect(plain.stderr).toContain('\u001B[2Kunregistered');
    expect(plain.stderr).not.toContain('\u001B[32m');
  });

  it('reads standard input under the name that --batch gives', async () => {
    const stdin = '{"username":"ann","email":"ann@example.com","password":"Passw0rd!ann"}\n';

    const { code, stdout } = await desk().do('run', ['-', '--batch', 'piped'], { stdin });

    expect(code).toBe(0);
    expect(stdout).toContain('Batch piped: 1 provisioned');
  });
});
