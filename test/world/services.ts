import type { ConfigInput } from '../../src/domain/config.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { connectServices } from '../../src/services/aws-services.ts';
import type { Services } from '../../src/services/services.ts';
import { createWorldClients } from './clients.ts';
import type { Transport } from './request.ts';
import type { World } from './world.ts';

interface WorldServicesOptions {
  readonly world: World;
  readonly transport: Transport;
  readonly config: ConfigInput;
  /** Our clock, milliseconds since the epoch. */
  readonly now: () => number;
}

/** A configuration that the world fits. */
export const WORLD_CONFIG = {
  region: 'eu-west-1',
  cognito: { userPoolId: 'eu-west-1_World', clientId: 'client-of-world' },
  storage: { bucket: 'profiles' },
  mail: { from: 'hello@example.com' },
} as const satisfies ConfigInput;

/** Makes the production services over the world. */
export function createWorldServices(options: WorldServicesOptions): Promise<Services> {
  const { world, transport, config, now } = options;
  const awsNow = (): number => now() + world.settings.skewMs;
  const clients = createWorldClients({ world, transport, now: awsNow });
  return connectServices(parseConfig(config), { env: {}, clients });
}
