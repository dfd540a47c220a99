import { expect, it } from 'vitest';
import { people, provisionedProofs, toProofs, useBench } from './rig.ts';

const bench = useBench();

/** Longer than the hour for which Cognito takes no more codes for a user. */
const aheadMs = 2 * 3_600_000;

it('a run ends, as for confirmations, where codes are tried again only in an hour, and another goes on', async () => {
  const rows = people(3);
  await bench().finish(rows, { changes: { confirmation: { inbox: null } }, waitMs: 0 });
  const fault = 'error:TooManyFailedAttemptsException';
  await bench().disturb({ operation: 'ConfirmSignUp', fault, calls: [2] });

  const first = await bench().finish(rows, { waitMs: 0 });
  const second = await bench().finish(rows, { waitMs: 0 });
  const later = await bench().finish(rows, { waitMs: 0, aheadMs });

  const waiting = { reason: 'waiting', counts: { provisioned: 2, pending: 1 } };
  expect(first.summary).toMatchObject(waiting);
  expect(second.summary).toMatchObject(waiting);
  expect(later.summary).toMatchObject({ reason: 'done', counts: { provisioned: 3 } });
  expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
});
