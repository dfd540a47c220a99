import { cpSync, mkdtempSync } from 'node:fs';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startProxy } from './proxy.ts';
import type { Proxy } from './proxy.ts';
import { people, provisionedProofs, toProofs, useBench } from './rig.ts';
import type { Changes } from './rig.ts';

const bench = useBench();

const GENERATED: Changes = { password: { from: 'generated' } };

/** The strictest policy that a pool can have. */
const STRICT = {
  minimumLength: 99,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
};

/** People as a file without a password column has them. */
const strangers = (count: number) =>
  people(count).map(({ username, email }) => ({ username, email }));

const through = ({ endpoint }: Proxy): Changes => ({
  ...GENERATED,
  endpoints: { cognitoIdentityProvider: endpoint },
});

/** Every password that was sent to an operation. */
function passwordsOf({ requests }: Proxy, operation: string): readonly string[] {
  return requests
    .filter((request) => request.operation === operation)
    .map(({ asked }) => {
      const sent = JSON.parse(asked) as Readonly<Record<string, string>>;
      return sent['Password'] ?? sent['TemporaryPassword'] ?? '';
    });
}

async function readFiles(): Promise<Buffer> {
  const { dir } = bench();
  const names = await readdir(dir);
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(dir, name)))));
}

/** Keeps what lies on disk now; the returned function brings it back, as if the process had been killed just then. */
function takePicture(): () => Promise<void> {
  const { dir } = bench();
  const picture = mkdtempSync(join(tmpdir(), 'cognito-onboard-test-'));
  cpSync(dir, picture, { recursive: true });
  return async () => {
    for (const name of await readdir(dir)) await rm(join(dir, name));
    await cp(picture, dir, { recursive: true });
    await rm(picture, { recursive: true });
  };
}

describe('a generated password', () => {
  it.each([
    ['self', 'code'],
    ['self', 'admin'],
    ['admin', 'admin'],
  ] as const)(
    'fits the strictest policy: sign-up by %s, confirmation by %s',
    async (signUp, by) => {
      await bench().control('PUT', 'pool', { passwordPolicy: STRICT });
      const rows = strangers(3);

      const { summary } = await bench().finish(rows, {
        changes: { ...GENERATED, cognito: { signUp }, confirmation: { by } },
      });

      expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 3 } });
      expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
    },
  );

  it('is another one for every row, and stands nowhere in clear', async () => {
    await using proxy = await startProxy(bench().aws.endpoint);
    const changes = { ...through(proxy), confirmation: { inbox: null } };

    await bench().finish(strangers(5), { changes, waitMs: 0 });

    const passwords = passwordsOf(proxy, 'SignUp');
    expect(new Set(passwords).size).toBe(5);
    const stored = await readFiles();
    expect(stored.includes('person-5@example.com')).toBe(true);
    expect(passwords.filter((password) => stored.includes(password))).toEqual([]);
  });

  it.each([
    ['self', 'SignUp'],
    ['admin', 'AdminCreateUser'],
  ] as const)('is durable before it leaves: sign-up by %s', async (signUp, operation) => {
    let restore: (() => Promise<void>) | undefined;
    await using proxy = await startProxy(bench().aws.endpoint, (request) => {
      if (request.operation === operation) restore ??= takePicture();
    });
    const changes: Changes = {
      ...through(proxy),
      cognito: { signUp },
      confirmation: { by: 'admin' },
    };
    await bench().disturb({ operation, fault: 'hang', calls: [1] });
    const { run } = await bench().start(strangers(1), { changes });
    await until(async () => restore !== undefined);
    await run.stop({ now: true });
    await bench().reopen(restore);

    const { summary } = await bench().finish(strangers(1), { changes });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
    const [first, ...others] = passwordsOf(proxy, operation);
    expect(first).toHaveLength(99);
    expect(others).toEqual([first]);
  });

  it('takes the place of one in the input, which is said once', async () => {
    await using proxy = await startProxy(bench().aws.endpoint);
    const rows = people(3);

    const { summary, all } = await bench().finish(rows, { changes: through(proxy) });

    expect(summary).toMatchObject({ counts: { provisioned: 3 } });
    expect(all('batch.warning')).toEqual([
      { message: 'Left out: `password`, since passwords are generated.' },
    ]);
    const given = rows.map(({ password }) => password);
    expect(passwordsOf(proxy, 'SignUp').filter((password) => given.includes(password))).toEqual([]);
  });

  it('does not open the account of somebody who has the name already', async () => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    await bench().finish(people(1), { batch: 'earlier' });

    const { results } = await bench().finish(strangers(1), { changes: GENERATED });

    expect(results).toMatchObject([{ outcome: 'failed', failure: { code: 'USER_EXISTS' } }]);
  });
});

describe('a row without a password', () => {
  it('is rejected where none is generated', async () => {
    const { all, summary } = await bench().finish(strangers(1));

    expect(summary.counts).toMatchObject({ rejected: 1 });
    expect(all('row.rejected')).toMatchObject([
      { row: 1, reasons: [expect.stringContaining('`password`')] },
    ]);
  });
});

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise(setImmediate);
}
