import { expect, it } from 'vitest';
import { people, useBench } from './rig.ts';

const bench = useBench();

it('a welcome mail that never left is sent once its service is back, and is not booked as unknown', async () => {
  const rows = people(12);
  const nobody = { endpoints: { ses: 'http://127.0.0.1:9' } };
  const first = await bench().start(rows, { changes: nobody });
  await first.when('batch.outage');
  await first.run.stop();

  const { summary, results } = await bench().finish(rows);

  expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 12 } });
  expect(results.map(({ mail }) => mail?.status)).toEqual(rows.map(() => 'sent'));
});
