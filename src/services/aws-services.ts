import { env as processEnv } from 'node:process';
import { ConfigError } from '../domain/config-error.ts';
import type { Config } from '../domain/config.ts';
import { assertPlaceholders } from './assert-placeholders.ts';
import { createAwsClients } from './aws-clients.ts';
import type { AwsClients } from './aws-clients.ts';
import { createAwsGates } from './aws-gates.ts';
import type { AwsGates } from './aws-gates.ts';
import { createCognitoIdentityPool } from './cognito-identity-pool.ts';
import { createCognitoLinks } from './cognito-links.ts';
import { createCognitoUserPool } from './cognito-user-pool.ts';
import { at } from './failures/failed-call.ts';
import type { Mailer } from './mailer.ts';
import { readBodyTemplate } from './read-body-template.ts';
import { readRegion } from './read-region.ts';
import { createS3Bucket } from './s3-bucket.ts';
import { createS3Inbox } from './s3-inbox.ts';
import type { BodyTemplate } from './s3-object.ts';
import type { Services } from './services.ts';
import { createSesMailer } from './ses-mailer.ts';

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
 * @example
 * ```ts
 * import { createAwsServices, parseConfig } from 'cognito-onboard';
 *
 * async function readTarget(configuration: unknown) {
 *   using services = await createAwsServices(parseConfig(configuration));
 *   return services.target;
 * }
 * ```
 */
export async function createAwsServices(
  config: Config,
  { env = processEnv }: AwsServicesOptions = {},
): Promise<Services> {
  return connectServices(config, { env, clients: createAwsClients(config, env) });
}

interface Connection extends Required<AwsServicesOptions> {
  readonly clients: AwsClients;
}

/** Makes the services of a configuration over clients that are there already. */
export async function connectServices(
  config: Config,
  { env, clients }: Connection,
): Promise<Services> {
  const template = await readBodyTemplate(config.storage.body);
  assertPlaceholders(config, template);
  const region = await readRegion(clients.cognito);
  const clientSecret = readClientSecret(config.cognito.clientSecret, env);
  const secrets = clientSecret === null ? [] : [clientSecret];
  const {
    gateTo,
    subscribe,
    close: endGates,
  } = createAwsGates(config, { clients, region, secrets });
  const wiring = { config, clients, region, clientSecret, gateTo };
  const close = (): void => {
    endGates();
    clients.close();
  };
  return {
    target: toTarget(config, region),
    ...createPools(wiring),
    ...createBuckets(wiring, template),
    mailer: createMailer(wiring),
    subscribe,
    close,
    [Symbol.dispose]: close,
  };
}

/** What every service is made of. */
interface Wiring {
  readonly config: Config;
  readonly clients: AwsClients;
  readonly region: string;
  readonly clientSecret: string | null;
  readonly gateTo: AwsGates['gateTo'];
}

function toTarget({ cognito, storage }: Config, region: string): Services['target'] {
  const { userPoolId, clientId } = cognito;
  return { region, userPoolId, clientId, bucket: storage.bucket };
}

function createPools({
  config: { cognito, confirmation, storage, endpoints },
  clients,
  region,
  clientSecret,
  gateTo,
}: Wiring): Pick<Services, 'userPool' | 'links' | 'identityPool'> {
  const { userPoolId, clientId, identityPoolId, authFlow } = cognito;
  const gate = gateTo('cognito', 'Cognito', {
    userPoolId,
    clientId,
    ...at(endpoints.cognitoIdentityProvider),
  });
  const pool = { client: clients.cognito, gate, userPoolId, clientId, clientSecret, authFlow };
  const isIdentified = storage.credentials === 'identityPool' && identityPoolId !== null;
  return {
    userPool: createCognitoUserPool(pool),
    links: confirmation.by === 'link' ? createCognitoLinks({ ...pool, region }) : null,
    identityPool: isIdentified
      ? createCognitoIdentityPool({
          client: clients.identity,
          gate: gateTo('identity', 'The identity pool', {
            identityPoolId,
            ...at(endpoints.cognitoIdentity),
          }),
          identityPoolId,
          region,
          userPoolId,
        })
      : null,
  };
}

function createBuckets(
  { config: { storage, confirmation, endpoints }, clients, gateTo }: Wiring,
  template: BodyTemplate,
): Pick<Services, 'bucket' | 'inbox'> {
  const { inbox } = confirmation;
  const gate = gateTo('s3', 'S3', { bucket: storage.bucket, ...at(endpoints.s3) });
  return {
    bucket: createS3Bucket({ clients: clients.storage, gate, storage, template }),
    inbox:
      inbox !== null && readsInbox(confirmation)
        ? createS3Inbox({
            client: clients.inbox,
            gate: gateTo('s3', 'The inbox', { bucket: inbox.bucket, ...at(endpoints.s3) }),
            inbox,
            by: confirmation.by === 'link' ? 'link' : 'code',
          })
        : null,
  };
}

/** Mail is of no use where an administrator confirms, or people click. */
export function readsInbox({ by, link }: Config['confirmation']): boolean {
  return by === 'code' || (by === 'link' && link === 'follow');
}

function createMailer({ config: { mail, endpoints }, clients, gateTo }: Wiring): Mailer | null {
  if (mail === null) return null;
  const gate = gateTo('ses', 'SES', { sender: mail.from, ...at(endpoints.ses) });
  return createSesMailer({ client: clients.ses, gate, mail });
}

type Env = NonNullable<AwsServicesOptions['env']>;

/** Reads the client secret where the configuration says. @throws ConfigError where it is not set */
export function readClientSecret(
  setting: Config['cognito']['clientSecret'],
  env: Env,
): string | null {
  if (setting === null) return null;
  const secret = env[setting.env];
  if (secret !== undefined && secret !== '') return secret;
  // Somebody may have put the secret itself there, and one of Cognito is in lower case.
  const name = /[a-z]/.test(setting.env) ? ' that' : ` ${setting.env}, which`;
  throw new ConfigError(
    `Expected the client secret in the environment variable${name} \`cognito.clientSecret\` names, found none. Set it.`,
  );
}
