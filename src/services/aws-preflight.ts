import { env as processEnv } from 'node:process';
import type { Config } from '../domain/config.ts';
import { parseDuration } from '../domain/duration.ts';
import type { AccountSettings } from './account-settings.ts';
import { assertPlaceholders } from './assert-placeholders.ts';
import { createAwsClients } from './aws-clients.ts';
import type { AwsClients } from './aws-clients.ts';
import { readClientSecret, readsInbox } from './aws-services.ts';
import type { AwsServicesOptions } from './aws-services.ts';
import type { Breaker } from './breaker.ts';
import { createCognitoSettings } from './cognito-settings.ts';
import { at } from './failures/failed-call.ts';
import type { AwsService, AwsTarget } from './failures/failed-call.ts';
import { createGate } from './gate.ts';
import type { Gate } from './gate.ts';
import { createHastyGate } from './hasty-gate.ts';
import { createPacers } from './pacing/pacers.ts';
import { createPatientGate } from './patient-gate.ts';
import { readBodyTemplate } from './read-body-template.ts';
import { readRegion } from './read-region.ts';
import { checkBucket } from './s3-bucket-check.ts';
import { createS3StoredMails } from './s3-stored-mails.ts';
import { createSesSettings } from './ses-settings.ts';

/** How the settings of an account are asked for. */
export interface AwsPreflightOptions extends AwsServicesOptions {
  /** Whether calls that are throttled or get lost are made again; else they are given up soon. @defaultValue `true` */
  readonly isPatient?: boolean;
}

/**
 * Makes what reads the settings of an account on AWS, and changes none.
 *
 * @param config - A checked configuration
 * @throws ConfigError where a template holds an unknown placeholder, no Region is known or the client secret's variable is not set
 */
export async function createAwsPreflight(
  config: Config,
  { env = processEnv, isPatient = true }: AwsPreflightOptions = {},
): Promise<AccountSettings> {
  assertPlaceholders(config, await readBodyTemplate(config.storage.body));
  const clientSecret = readClientSecret(config.cognito.clientSecret, env);
  const clients = createAwsClients(config, env);
  const region = await readRegion(clients.cognito);
  const gates = createGates(config, { region, isPatient, clientSecret });
  const { userPoolId, clientId } = config.cognito;
  return {
    pool: createCognitoSettings({
      client: clients.cognito,
      gate: gates.cognito,
      userPoolId,
      clientId,
      clientSecret,
    }),
    sending:
      config.mail === null ? null : createSesSettings({ client: clients.ses, gate: gates.ses }),
    ...createBucketChecks(config, clients, gates),
    [Symbol.dispose]: clients.close,
  };
}

interface GateOptions {
  readonly region: string;
  readonly isPatient: boolean;
  readonly clientSecret: string | null;
}

type Gates = Readonly<Record<'cognito' | 'ses' | 'storage' | 'inbox', Gate>>;

function createGates(config: Config, options: GateOptions): Gates {
  const { cognito, confirmation, storage, mail, endpoints } = config;
  const { userPoolId, clientId } = cognito;
  const gateTo = createServiceGates(config, options);
  const sender = mail === null ? {} : { sender: mail.from };
  const bucket = confirmation.inbox?.bucket ?? '';
  return {
    cognito: gateTo('cognito', { userPoolId, clientId, ...at(endpoints.cognitoIdentityProvider) }),
    ses: gateTo('ses', { ...sender, ...inRegion(mail?.region), ...at(endpoints.ses) }),
    storage: gateTo('s3', {
      bucket: storage.bucket,
      ...inRegion(storage.region),
      ...at(endpoints.s3),
    }),
    inbox: gateTo('s3', { bucket, ...inRegion(confirmation.inbox?.region), ...at(endpoints.s3) }),
  };
}

/** Nobody waits here for a service that does not answer. */
const NO_BREAKER: Breaker = { execute: (call) => call() };

const SERVICE_NAMES = { ses: 'SES', s3: 'S3', cognito: 'Cognito' } as const;

/** Long enough for some calls of which a service admits one a second. */
const HASTY_MS = 5000;

function createServiceGates(
  { quotas, retry }: Config,
  { region, isPatient, clientSecret }: GateOptions,
) {
  const pacers = createPacers({ quotas });
  const secrets = clientSecret === null ? [] : [clientSecret];
  const firstDelayMs = parseDuration(retry.baseDelay) ?? 0;
  return (service: AwsService & keyof typeof SERVICE_NAMES, target: AwsTarget): Gate => {
    const withRegion = { region, ...target };
    const gate = createGate({ service, target: withRegion, breaker: NO_BREAKER, pacers, secrets });
    return isPatient
      ? createPatientGate(gate, { firstDelayMs })
      : createHastyGate(gate, { service: SERVICE_NAMES[service], timeoutMs: HASTY_MS });
  };
}

function createBucketChecks(
  { storage, confirmation }: Config,
  clients: AwsClients,
  gates: Gates,
): Pick<AccountSettings, 'checkStorage' | 'checkInbox'> {
  const client = clients.storage.operator;
  const { inbox } = confirmation;
  return {
    checkStorage: (signal) => checkBucket({ client, gate: gates.storage, storage }, signal),
    checkInbox:
      inbox !== null && readsInbox(confirmation)
        ? async (signal) => {
            const mails = createS3StoredMails({ client: clients.inbox, gate: gates.inbox, inbox });
            await mails.list(signal)[Symbol.asyncIterator]().next();
          }
        : null,
  };
}

function inRegion(region: string | null | undefined): Pick<AwsTarget, 'region'> {
  return region == null ? {} : { region };
}
