import { expect, it } from 'vitest';
import { openRig, toEntry } from './rig.ts';

const DONE = { revision: 9, at: 1000, user: 'deleted', object: 'kept' } as const;

it('remembers what was deleted, and forgets the secrets of the row', async () => {
  const { batch, store } = await openRig();
  await batch.beginIngest();
  await batch.admit([toEntry('ann'), toEntry('bob')]);
  expect(await batch.offboarding('ann')).toBeNull();

  await batch.markOffboarded('ann', DONE);

  expect(await (await store.findBatch('people'))?.offboarding('ann')).toEqual(DONE);
  expect(await batch.offboarding('bob')).toBeNull();
  expect(await batch.secrets('ann')).toEqual({});
  expect(await batch.secrets('bob')).toEqual({ password: 'Correct-Horse-1' });
});

it('keeps the last of several', async () => {
  const { batch } = await openRig();
  await batch.markOffboarded('ann', DONE);
  await batch.markOffboarded('ann', { ...DONE, revision: 20, object: 'deleted' });
  expect(await batch.offboarding('ann')).toMatchObject({ revision: 20, object: 'deleted' });
});
