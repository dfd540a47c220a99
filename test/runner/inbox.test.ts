import { expect, it } from 'vitest';
import { people, useBench } from './rig.ts';

const bench = useBench();

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
