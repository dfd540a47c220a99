import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import type { IamPolicy } from '../../src/iam/to-iam-policy.ts';
import { Rig } from '../local/rig.ts';
import { onboard } from './offboard-desk.ts';
import { command, useDesk } from './rig.ts';

const desk = useDesk();

/** The policy that the command line prints, whole and with one action less each. */
async function printPolicies(purpose: string) {
  const { stdout } = await desk().do('policy', ['--for', purpose]);
  const { Version, Statement } = JSON.parse(stdout) as IamPolicy;
  const lesser = Statement.flatMap(({ Sid, Action }) =>
    Action.map((missing) => ({
      missing,
      policy: {
        Version,
        Statement: Statement.map((one) =>
          one.Sid === Sid ? { ...one, Action: Action.filter((other) => other !== missing) } : one,
        ),
      },
    })),
  );
  return { whole: { Version, Statement }, lesser };
}

async function begin(policy: object | null): Promise<void> {
  const { ok } = await desk().control('PUT', 'policy', policy);
  expect(ok).toBe(true);
}

/** A batch of which an object is gone, so that S3 has to say so. */
async function onboardBatch(name: string): Promise<void> {
  await desk().control('POST', 'reset');
  await onboard(desk(), `${name}.csv`, ['ann', 'bob']);
  const { s3, ...others } = new Rig(desk().aws, { nowMs: 0 });
  const [object] = (await desk().books()).objects;
  await s3.send(new DeleteObjectCommand({ Bucket: object?.bucket, Key: object?.key }));
  for (const client of [s3, others.cognito, others.identity, others.ses]) client.destroy();
}

describe('offboarding under its policy', () => {
  it('deletes what the batch made', async () => {
    await onboardBatch('spring');
    await begin((await printPolicies('offboard')).whole);
    expect((await desk().do('offboard', ['spring', '--yes'])).code).toBe(0);
    const { users, objects } = await desk().books();
    expect({ users, objects }).toEqual({ users: [], objects: [] });
  });

  it('stops without any action of it', async () => {
    for (const [index, { missing, policy }] of (await printPolicies('offboard')).lesser.entries()) {
      await onboardBatch(`batch-${index}`);
      await begin(policy);
      const { code } = await desk().do('offboard', [`batch-${index}`, '--yes']);
      expect(code, `without ${missing}`).toBe(3);
    }
  });
});

const inbox = async (...args: readonly string[]) =>
  (await command(['inbox', ...args, '--config', desk().path('config.json')])).code;

const tryOut = async () => [
  await inbox('setup', 'people.example.com', '--apply'),
  await inbox('check', 'ann@people.example.com'),
];

describe('the inbox under its policy', () => {
  it('is set up and tried out', async () => {
    await begin((await printPolicies('inbox')).whole);
    expect(await tryOut()).toEqual([0, 0]);
  });

  it('is not without any action of it', async () => {
    for (const { missing, policy } of (await printPolicies('inbox')).lesser) {
      await desk().control('POST', 'reset');
      await begin(policy);
      expect(await tryOut(), `without ${missing}`).not.toEqual([0, 0]);
    }
  });
});
