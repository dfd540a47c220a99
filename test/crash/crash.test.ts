import { expect, it } from 'vitest';
import { crashBatch } from '../../scripts/crash-batch.mjs';

it('A batch that is killed again and again among faults ends with every row onboarded once', async () => {
  const { problems, killed, users, objects } = await crashBatch({
    rows: 60,
    kills: 3,
    seed: 1,
    faults: [
      { operation: '*', fault: 'throttle', rate: 0.1 },
      { operation: '*', fault: 'reset', rate: 0.03 },
      { operation: '*', fault: 'lostReply', rate: 0.03 },
    ],
  });

  expect(problems).toEqual([]);
  expect({ users, objects }).toEqual({ users: 60, objects: 60 });
  expect(killed).toBeGreaterThan(0);
});
