import { describe, expect, it } from 'vitest';
import type { MaxFailures } from '../../src/runner/failure-limit.ts';
import { createFailureLimit } from '../../src/runner/failure-limit.ts';
import { people, useBench } from './rig.ts';

const bench = useBench();
const AT_ONCE = { confirmation: { inbox: null } };

async function refusePasswords(...calls: readonly number[]): Promise<void> {
  await bench().control('PUT', 'pool', { autoConfirm: true });
  await bench().disturb({ operation: 'SignUp', fault: 'error:InvalidPasswordException', calls });
}

describe('a limit of failed rows', () => {
  it('stops the run once so many rows have failed', async () => {
    await refusePasswords(2, 3, 4, 5);

    const { summary } = await bench().finish(people(20), {
      changes: AT_ONCE,
      concurrency: 1,
      maxFailures: 2,
    });

    expect(summary.reason).toBe('maxFailures');
    expect(summary.counts).toMatchObject({ provisioned: 1, failed: 2, pending: 17 });
    expect(summary.failures).toEqual([
      { code: 'PASSWORD_REFUSED', count: 2, message: expect.stringContaining('password') },
    ]);
  });

  it('counts the failures of one run, so that the next can go on', async () => {
    await refusePasswords(1, 2);
    const rows = people(5);
    const options = { changes: AT_ONCE, concurrency: 1, maxFailures: 2 };
    await bench().finish(rows, options);

    const { summary } = await bench().finish(rows, options);

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 3, failed: 2 } });
  });

  it('stops the run once such a share of all rows has failed', async () => {
    await refusePasswords(...Array.from({ length: 20 }, (_, index) => index + 1));

    const { summary } = await bench().finish(people(20), {
      changes: AT_ONCE,
      concurrency: 1,
      maxFailures: '25%',
    });

    expect(summary).toMatchObject({ reason: 'maxFailures', counts: { failed: 5, pending: 15 } });
  });

  it('does not stop the run while fewer rows have failed', async () => {
    await refusePasswords(1, 2);

    const { summary } = await bench().finish(people(5), { changes: AT_ONCE, maxFailures: 3 });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 3, failed: 2 } });
  });

  it('is never reached as a share while the number of rows is unknown', () => {
    const isTooMany = createFailureLimit('5%');

    expect(isTooMany(1000, undefined)).toBe(false);
    expect(isTooMany(4, 100)).toBe(false);
    expect(isTooMany(5, 100)).toBe(true);
    expect(isTooMany(0, 0)).toBe(false);
  });

  it.each<MaxFailures>([0, -1, 1.5, '0%', '-5%', 'many%' as MaxFailures])(
    'is refused where it is %s',
    (limit) => {
      expect(() => createFailureLimit(limit)).toThrow(
        `Expected \`maxFailures\` to be a number from 1 up or a share such as 5%, got ${limit}.`,
      );
    },
  );
});
