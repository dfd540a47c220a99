import type { Config } from '../domain/config.ts';
import type { ClientOptions } from './client-config.ts';
import { createCognitoClient } from './cognito-client.ts';
import { createIdentityClient } from './cognito-identity-pool.ts';
import { createS3Client, createS3Clients } from './s3-bucket.ts';
import { createSesClient } from './ses-mailer.ts';

/** The SDK's clients of a configuration; each serves a whole batch. */
export type AwsClients = ReturnType<typeof createAwsClients>;

/** Makes the clients, each for its own Region and endpoint. */
// eslint-disable-next-line typescript/explicit-module-boundary-types -- the clients' types are those of their makers
export function createAwsClients(config: Config, env: ClientOptions['env']) {
  const { confirmation, storage, mail, endpoints } = config;
  const orDefault = (region: string | null | undefined) => region ?? config.region;
  const clients = {
    cognito: createCognitoClient({
      region: config.region,
      endpoint: endpoints.cognitoIdentityProvider,
      env,
    }),
    identity: createIdentityClient({
      region: config.region,
      endpoint: endpoints.cognitoIdentity,
      env,
    }),
    storage: createS3Clients({
      region: orDefault(storage.region),
      endpoint: endpoints.s3,
      profile: storage.profile,
      env,
    }),
    inbox: createS3Client({
      region: orDefault(confirmation.inbox?.region),
      endpoint: endpoints.s3,
      env,
    }),
    ses: createSesClient({ region: orDefault(mail?.region), endpoint: endpoints.ses, env }),
  };
  const { storage: storageClients, ...others } = clients;
  return {
    ...clients,
    /** Closes every connection. */
    close: (): void => {
      for (const client of [storageClients.operator, ...Object.values(others)]) client.destroy();
    },
  };
}
