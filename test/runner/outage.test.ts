import { describe, expect, it } from 'vitest';
import { people, provisionedProofs, toProofs, useBench, until } from './rig.ts';

const bench = useBench();

/** Failures in succession that make an outage. */
const THRESHOLD = 5;
const PROBES = 2;

describe('an outage', () => {
  it('fails no row and burns few attempts: calls wait for a probe to succeed', async () => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    await bench().disturb({ operation: '*', fault: 'reset' });
    const rows = people(6);
    const { run, all, when } = await bench().start(rows, {
      changes: {
        confirmation: { inbox: null },
        retry: { baseDelay: '1ms', maxDelay: '5ms', maxAttempts: 4 },
      },
    });
    await when('batch.outage');
    const atOnset = await countSignUps();
    await until(async () => (await countSignUps()) >= atOnset + PROBES);

    await bench().disturb();
    const summary = await run;

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 6, failed: 0 } });
    expect(all('batch.outage')).toEqual([{ service: 'Cognito' }]);
    expect(all('batch.recovery')).toEqual([{ service: 'Cognito' }]);
    const inFlight = rows.length;
    const inVain = (await countSignUps()) - rows.length;
    expect(inVain).toBeLessThanOrEqual(THRESHOLD + inFlight + PROBES + 1);
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
  });
});

async function countSignUps(): Promise<number> {
  return (await bench().books()).calls['SignUp'] ?? 0;
}
