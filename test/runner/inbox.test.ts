import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { Rig } from '../local/rig.ts';
import { people, person, until, useBench } from './rig.ts';

const MINUTE_MS = 60_000;

/** How long ago it is for the local AWS. */
let agoMs = 0;

const bench = useBench({ now: () => Date.now() - agoMs });

/** Puts the mails of people whom no batch knows into the inbox. */
async function mailStrangers(usernames: readonly string[], sinceMs: number): Promise<void> {
  const rig = new Rig(bench().aws, { nowMs: 0 });
  agoMs = sinceMs;
  for (const username of usernames) await rig.signUp(username);
  agoMs = 0;
  for (const client of [rig.cognito, rig.identity, rig.s3, rig.ses]) client.destroy();
}

it('a mail that nobody can read is told of and ignored, and the others are read', async () => {
  const fault = 'error:InvalidObjectState:The operation is not valid for the object state';
  await bench().disturb({ operation: 'GetObject', fault, calls: [1] });
  const { run, when, all } = await bench().start(people(2));

  await Promise.race([Promise.all([when('batch.mailIgnored'), when('row.settled')]), run]);

  expect(await run.stop()).toMatchObject({
    reason: 'stopped',
    counts: { provisioned: 1, pending: 1 },
  });
  expect(all('batch.mailIgnored').map(({ reason }) => reason)).toEqual([
    expect.stringMatching(
      /^S3 refused GetObject of this object in bucket `.*`\. It may be archived\./,
    ),
  ]);
});

it('mails that are too old for any row are not fetched', async () => {
  await mailStrangers(['zoe', 'zac'], 62 * MINUTE_MS);

  const { summary, all } = await bench().finish([person('ann')]);

  expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
  expect((await bench().books()).calls['GetObject']).toBe(1);
  expect(all('batch.mailIgnored')).toEqual([]);
});

it('no mail is fetched before a row has begun, and one that waited is looked at again', async () => {
  await mailStrangers(['zoe'], MINUTE_MS);
  const fetched: (number | undefined)[] = [];
  async function* comeLate() {
    await until(async () => ((await bench().books()).calls['ListObjectsV2'] ?? 0) > 1);
    fetched.push((await bench().books()).calls['GetObject']);
    yield person('ann');
  }

  const { summary, all } = await bench().finish(comeLate());

  expect(fetched).toEqual([undefined]);
  expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
  expect(all('batch.mailIgnored').map(({ reason }) => reason)).toEqual(['no row waits for it']);
});

it('the mail of a row is moved away once it is read, where that is wanted, and no other', async () => {
  await mailStrangers(['zoe'], 0);
  const inbox = bench().aws.config.confirmation?.inbox;
  if (!inbox) throw new Error('Expected an inbox');
  const changes = { confirmation: { inbox: { ...inbox, moveTo: 'read mail/' } } };

  const { summary } = await bench().finish(people(3), { changes });

  expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 3 } });
  const rig = new Rig(bench().aws, { nowMs: 0 });
  const list = async (Prefix: string) => {
    const command = new ListObjectsV2Command({ Bucket: rig.inboxBucket, Prefix });
    return (await rig.s3.send(command)).Contents?.length ?? 0;
  };
  expect(await list('read mail/')).toBe(3);
  // Zoe's, and what SES wrote when the rule was made.
  expect(await list(inbox.prefix)).toBe(2);
  for (const client of [rig.cognito, rig.identity, rig.s3, rig.ses]) client.destroy();
});

it('a mail that cannot be moved is read all the same, and told of', async () => {
  const inbox = bench().aws.config.confirmation?.inbox;
  if (!inbox) throw new Error('Expected an inbox');
  await bench().disturb({ operation: 'CopyObject', fault: 'error:AccessDenied', rate: 1 });
  const changes = { confirmation: { inbox: { ...inbox, moveTo: 'read/' } } };

  const { summary, all } = await bench().finish(people(2), { changes });

  expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 2 } });
  expect(all('batch.mailIgnored').map(({ reason }) => reason)).toEqual(
    Array.from({ length: 2 }, () =>
      expect.stringMatching(/^it was read, and stays: .*s3:PutObject/),
    ),
  );
});
