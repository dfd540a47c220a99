import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, useDesk } from './rig.ts';

const desk = useDesk();

/** Makes a file that is no database of the progress there should be. */
async function spoil(): Promise<void> {
  await mkdir(desk().state);
  await writeFile(join(desk().state, 'progress.sqlite'), 'no database '.repeat(100));
}

describe('a place that cannot be used', () => {
  it('is named with its mend where the state folder is a file', async () => {
    const file = await desk().people('spring.csv', ['ann']);
    await writeFile(desk().state, '');

    const ended = await desk().do('run', [file]);

    expect(ended).toEqual({
      code: 2,
      stdout: '',
      stderr: `Expected a state folder at ${desk().state}, but something else is in the way (EEXIST). Mend it, or name another folder with --state.\n`,
    });
  });

  it('is named where no state folder can be made', async () => {
    const file = await desk().people('spring.csv', ['ann']);
    const state = join(file, 'state');

    const { code, stderr } = await command(['run', file, '--local', '--state', state]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/^Expected a state folder at .*state, but .* \(ENOTDIR\)\. Mend it,/);
  });

  it.each([
    ['run', 'spring.csv'],
    ['status', 'spring'],
    ['results', 'spring'],
  ])('is named where progress is no database: %s', async (name, subject) => {
    await desk().people('spring.csv', ['ann']);
    await spoil();

    const { code, stderr } = await desk().do(name, [
      name === 'run' ? desk().path(subject) : subject,
    ]);

    expect(code).toBe(2);
    expect(stderr).toBe(
      `Expected the progress of batches at ${desk().state}/progress.sqlite, but it is no database (file is not a database). Mend it, or name another folder with --state.\n`,
    );
  });

  it('is named where the key file cannot be read', async () => {
    const file = await desk().people('spring.csv', ['ann']);
    const key = join(desk().env['XDG_STATE_HOME'] ?? '', 'cognito-onboard', 'key');
    await mkdir(dirname(key), { recursive: true });
    await mkdir(key, { mode: 0o700 });

    const { code, stderr } = await desk().do('run', [file]);

    expect(code).toBe(2);
    expect(stderr).toBe(
      `Expected a key file at ${key}, but something else is in the way (EISDIR). Mend it, or set COGNITO_ONBOARD_KEY.\n`,
    );
  });

  it('is named where the port of a local AWS is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const { code, stderr } = await command(['local', '--port', String(port)]);

    server.close();
    expect(code).toBe(2);
    expect(stderr).toMatch(
      new RegExp(
        `^Expected the port ${port} of 127.0.0.1 to be free: .*EADDRINUSE.* Name another with --port; 0 takes any\\.\n$`,
      ),
    );
  });
});
