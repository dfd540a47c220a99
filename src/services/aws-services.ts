import { env as processEnv } from 'node:process';
import { ConfigError } from '../domain/config-error.ts';
import type { Config } from '../domain/config.ts';
import { QUOTA_CATEGORIES, QUOTA_CATEGORY_NAMES } from '../domain/quota.ts';
import type { QuotaCategory } from '../domain/quota.ts';
import { assertPlaceholders } from './assert-placeholders.ts';
import { createBreaker } from './breaker.ts';
import { createCognitoClient } from './cognito-client.ts';
import { createCognitoUserPool } from './cognito-user-pool.ts';
import type { AwsService, AwsTarget } from './failure-message.ts';
import { createGate } from './gate.ts';
import type { Gate } from './gate.ts';
import type { Mailer } from './mailer.ts';
import { createPacer } from './pacer.ts';
import type { Pacer } from './pacer.ts';
import { createS3Bucket, createS3Client } from './s3-bucket.ts';
import { createS3Inbox } from './s3-inbox.ts';
import type { ServiceNotice, Services } from './services.ts';
import { createSesClient, createSesMailer } from './ses-mailer.ts';

/** What AWS services may see beside the configuration. */
export interface AwsServicesOptions {
  /** Where the client secret and the presence of credentials are looked up. @defaultValue `process.env` */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Makes the services of a configuration on AWS: Cognito, S3 and SES through the AWS SDK, each call paced by its quota
 * category and held back while its service is down.
 *
 * @param config - A checked configuration
 * @throws ConfigError where a template holds an unknown placeholder, no Region is known or the client secret's variable is not set
 */
export async function createAwsServices(
  config: Config,
  { env = processEnv }: AwsServicesOptions = {},
): Promise<Services> {
  assertPlaceholders(config);
  const clients = createClients(config, env);
  const region = await readRegion(clients.cognito);
  const clientSecret = readClientSecret(config.cognito.clientSecret, env);
  const { userPoolId, clientId } = config.cognito;
  const notices = createNotices();
  const pacers = createPacers(config.quotas);
  const gateTo = (service: AwsService, name: string, target: AwsTarget): Gate => {
    const breaker = createBreaker({ service: name, onOutage: notices.reportFrom(name) });
    const secrets = clientSecret === null ? [] : [clientSecret];
    return createGate({ service, target: { region, ...target }, breaker, pacers, secrets });
  };
  const close = (): void => Object.values(clients).forEach((client) => client.destroy());

  return {
    target: { region, userPoolId, clientId, bucket: config.storage.bucket },
    userPool: createCognitoUserPool({
      client: clients.cognito,
      gate: gateTo('cognito', 'Cognito', {
        userPoolId,
        clientId,
        ...at(config.endpoints.cognitoIdentityProvider),
      }),
      userPoolId,
      clientId,
      clientSecret,
    }),
    ...createStores(config, clients, gateTo),
    mailer: createMailer(config, clients, gateTo),
    subscribe: notices.subscribe,
    close,
    [Symbol.dispose]: close,
  };
}

type Clients = ReturnType<typeof createClients>;
type GateTo = (service: AwsService, name: string, target: AwsTarget) => Gate;

function createStores(
  { storage, confirmation: { inbox }, endpoints }: Config,
  clients: Clients,
  gateTo: GateTo,
): Pick<Services, 'bucket' | 'inbox'> {
  const gate = gateTo('s3', 'S3', { bucket: storage.bucket, ...at(endpoints.s3) });
  return {
    bucket: createS3Bucket({ client: clients.storage, gate, storage }),
    inbox:
      inbox === null
        ? null
        : createS3Inbox({
            client: clients.inbox,
            gate: gateTo('s3', 'The inbox', { bucket: inbox.bucket, ...at(endpoints.s3) }),
            inbox,
          }),
  };
}

function createMailer(
  { mail, endpoints }: Config,
  { ses }: Clients,
  gateTo: GateTo,
): Mailer | null {
  if (mail === null) return null;
  const gate = gateTo('ses', 'SES', { sender: mail.from, ...at(endpoints.ses) });
  return createSesMailer({ client: ses, gate, mail });
}

type Env = NonNullable<AwsServicesOptions['env']>;

function createClients(config: Config, env: Env) {
  const { confirmation, storage, mail, endpoints } = config;
  const orDefault = (region: string | null | undefined) => region ?? config.region;
  return {
    cognito: createCognitoClient({
      region: config.region,
      endpoint: endpoints.cognitoIdentityProvider,
      env,
    }),
    storage: createS3Client({
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
}

async function readRegion(client: ReturnType<typeof createCognitoClient>): Promise<string> {
  try {
    return await client.config.region();
  } catch (cause) {
    throw new ConfigError(
      'Expected an AWS Region in `region`, AWS_REGION or the shared AWS configuration, found none. Set `region` in the configuration.',
      { cause },
    );
  }
}

function readClientSecret(setting: Config['cognito']['clientSecret'], env: Env): string | null {
  if (setting === null) return null;
  const secret = env[setting.env];
  if (secret !== undefined && secret !== '') return secret;
  throw new ConfigError(
    `Expected the client secret in the environment variable ${setting.env}, which \`cognito.clientSecret\` names, found none. Set it.`,
  );
}

function createPacers({ share, ...limits }: Config['quotas']): ReadonlyMap<QuotaCategory, Pacer> {
  return new Map(
    QUOTA_CATEGORY_NAMES.map((name) => [
      name,
      createPacer(share * (limits[name] ?? QUOTA_CATEGORIES[name].limit)),
    ]),
  );
}

function createNotices() {
  const listeners = new Set<(notice: ServiceNotice) => void>();
  return {
    subscribe: (listener: (notice: ServiceNotice) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    reportFrom: (service: string) => (isDown: boolean) => {
      for (const listener of listeners) listener({ type: isDown ? 'outage' : 'recovery', service });
    },
  };
}

/** Names an endpoint only where one stands in for AWS's own. */
function at(endpoint: string | null): Pick<AwsTarget, 'endpoint'> {
  return endpoint === null ? {} : { endpoint };
}
