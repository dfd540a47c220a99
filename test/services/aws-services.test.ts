import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfigError } from '../../src/domain/config-error.ts';
import type { ConfigInput } from '../../src/domain/config.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createAwsServices } from '../../src/services/aws-services.ts';
import type { ServiceNotice } from '../../src/services/services.ts';
import { CALL, PROFILE, useLocalServices } from './local-services.ts';

const CONFIG: ConfigInput = {
  region: 'eu-west-1',
  cognito: { userPoolId: 'eu-west-1_AbC', clientId: 'abc' },
  storage: { bucket: 'profiles' },
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the services of a configuration', () => {
  it('work on its target, and have neither mailer nor inbox where it has none', async () => {
    const services = await createAwsServices(parseConfig(CONFIG), { env: {} });
    expect(services).toMatchObject({
      target: {
        region: 'eu-west-1',
        userPoolId: 'eu-west-1_AbC',
        clientId: 'abc',
        bucket: 'profiles',
      },
      mailer: null,
      inbox: null,
    });
    services.close();
  });

  it('take the Region of the environment', async () => {
    vi.stubEnv('AWS_REGION', 'us-east-2');
    const config = parseConfig({ ...CONFIG, region: null });
    const services = await createAwsServices(config, { env: {} });
    expect(services.target.region).toBe('us-east-2');
    services.close();
  });

  it('are refused where no Region is known', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
    const created = createAwsServices(parseConfig({ ...CONFIG, region: null }), { env: {} });
    await expect(created).rejects.toThrow(
      new ConfigError(
        'Expected an AWS Region in `region`, AWS_REGION or the shared AWS configuration, found none. Set `region` in the configuration.',
      ),
    );
  });

  it.each([{}, { SECRET: '' }])(
    'are refused where the client secret is not set: %o',
    async (env) => {
      const cognito = { ...CONFIG.cognito, clientSecret: { env: 'SECRET' } };
      const created = createAwsServices(parseConfig({ ...CONFIG, cognito }), { env });
      await expect(created).rejects.toThrow(
        new ConfigError(
          'Expected the client secret in the environment variable SECRET, which `cognito.clientSecret` names, found none. Set it.',
        ),
      );
    },
  );
});

it('a secret that looks like the name of its variable is shown in no refusal', async () => {
  const cognito = { ...CONFIG.cognito, clientSecret: { env: 'a1b2c3d4e5' } };
  const created = createAwsServices(parseConfig({ ...CONFIG, cognito }), { env: {} });
  await expect(created).rejects.toThrow(
    new ConfigError(
      'Expected the client secret in the environment variable that `cognito.clientSecret` names, found none. Set it.',
    ),
  );
});

describe('services on a local AWS', () => {
  const local = useLocalServices();

  it('tell listeners of an outage and of its end, until they listen no more', async () => {
    const services = await local().create();
    const notices: ServiceNotice[] = [];
    const deaf: ServiceNotice[] = [];
    services.subscribe((notice) => notices.push(notice));
    services.subscribe((notice) => deaf.push(notice))();
    await local().disturb({ operation: 'HeadObject', fault: 'reset', calls: [1, 2, 3, 4, 5] });
    const check = () => services.bucket.checkObject(PROFILE, CALL).catch(() => undefined);
    for (let count = 0; count < 5; count += 1) await check();
    expect(notices).toEqual([
      { name: 'batch.outage', event: { service: 'S3' } },
      { name: 'batch.recovery', event: { service: 'S3' } },
    ]);
    expect(deaf).toEqual([]);
    expect((await local().books()).calls['HeadObject']).toBe(6);
  });

  it('pace each category at its share of its limit', async () => {
    const { quotas } = local().aws.config;
    const services = await local().create({ quotas: { ...quotas, share: 0.5, UserRead: 40 } });
    const start = performance.now();
    for (let count = 0; count < 5; count += 1) await services.userPool.findUser('nobody', CALL);
    expect(performance.now() - start).toBeGreaterThanOrEqual(4 * 50 - 25);
  });
});
