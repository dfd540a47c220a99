import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/domain/config-error.ts';
import { people, useBench } from './rig.ts';

const bench = useBench();
const AT_ONCE = { confirmation: { inbox: null } };

describe('the target of a batch', () => {
  it.each([
    ['userPoolId', { cognito: { userPoolId: 'eu-west-1_Other1234' } }],
    ['clientId', { cognito: { clientId: 'otherclient123' } }],
    ['bucket', { storage: { bucket: 'other-bucket' } }],
    ['region', { region: 'us-east-1' }],
  ])('cannot be another %s once something was made there', async (field, changes) => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    await bench().finish(people(1), { changes: AT_ONCE });
    const before = (await bench().books()).calls;

    const next = bench().finish(people(2), { changes: { ...AT_ONCE, ...changes } });

    await expect(next).rejects.toThrow(ConfigError);
    await expect(next).rejects.toThrow(
      new RegExp(`Expected the batch spring to go on with ${field} .*--batch`),
    );
    expect((await bench().books()).calls).toEqual(before);
  });

  it('may have its bucket mended as long as nothing was stored', async () => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    const wrong = { ...AT_ONCE, storage: { bucket: 'no-such-bucket' } };
    await bench().finish(people(1), { changes: wrong });

    const { summary } = await bench().finish(people(1), { changes: AT_ONCE });

    expect(summary.counts.provisioned).toBe(1);
  });
});
