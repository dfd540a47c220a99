import { expect, it } from 'vitest';
import { WAYS, crashBatch } from '../../scripts/crash-batch.mjs';

it.each(Object.keys(WAYS))(
  'A batch that is killed again and again among faults ends with every row onboarded once: %s',
  async (way) => {
    const { problems, killed, users, objects } = await crashBatch({
      rows: 40,
      kills: 3,
      seed: 1,
      way,
      faults: [
        { operation: '*', fault: 'throttle', rate: 0.1 },
        { operation: '*', fault: 'reset', rate: 0.03 },
        { operation: '*', fault: 'lostReply', rate: 0.03 },
      ],
    });

    expect(problems).toEqual([]);
    expect({ users, objects }).toEqual({ users: 40, objects: 40 });
    expect(killed).toBeGreaterThan(0);
  },
  60_000,
);
