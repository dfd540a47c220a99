import { expect, it } from 'vitest';
import { people, provisionedProofs, toProofs, useBench } from './rig.ts';

const bench = useBench();

/** Longer than any limit of one user lasts. */
const aheadMs = 2 * 3_600_000;

it('a run ends, as for confirmations, where rows only back off for long, and another goes on', async () => {
  await bench().control('PUT', 'pool', { autoConfirm: true });
  const fault = 'error:NotAuthorizedException:Password attempts exceeded';
  await bench().disturb({ operation: 'InitiateAuth', fault, calls: [2] });
  const rows = people(3);
  const options = { changes: { confirmation: { inbox: null } }, waitMs: 0 };

  const first = await bench().finish(rows, options);
  const second = await bench().finish(rows, options);
  const later = await bench().finish(rows, { ...options, aheadMs });

  const waiting = { reason: 'waiting', counts: { provisioned: 2, pending: 1 } };
  expect(first.summary).toMatchObject(waiting);
  expect(second.summary).toMatchObject(waiting);
  expect(later.summary).toMatchObject({ reason: 'done', counts: { provisioned: 3 } });
  expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
});
