import { ConfigError } from '../domain/config-error.ts';
import type { Config } from '../domain/config.ts';
import { createAwsClients } from './aws-clients.ts';
import { createBreaker } from './breaker.ts';
import type { ClientOptions } from './client-config.ts';
import { readAccount } from './cognito-account.ts';
import { at } from './failures/failed-call.ts';
import type { AwsService, AwsTarget } from './failures/failed-call.ts';
import { createGate } from './gate.ts';
import type { Gate } from './gate.ts';
import { createPacers } from './pacing/pacers.ts';
import type { Pacers } from './pacing/pacers.ts';
import { createPatientGate } from './patient-gate.ts';
import { readRegion } from './read-region.ts';
import type { Receiving } from './receiving.ts';
import { createS3BucketPolicy } from './s3-bucket-policy.ts';
import { createS3StoredMails } from './s3-stored-mails.ts';
import { createSesIdentities } from './ses-identities.ts';
import { createSesClient } from './ses-mailer.ts';
import { createSesPostman } from './ses-postman.ts';
import { createSesReceiptRules } from './ses-receipt-rules.ts';

type Inbox = NonNullable<Config['confirmation']['inbox']>;

/** Reads the inbox of a configuration. @throws ConfigError where there is none */
export function toInbox({ confirmation: { inbox } }: Config): Inbox {
  if (inbox !== null) return inbox;
  throw new ConfigError(
    'Expected `confirmation.inbox` in the configuration, found none. Add where SES is to store mail: {"bucket": "…", "prefix": "inbound/"}.',
  );
}

/**
 * Makes what receives mail in the inbox of a configuration on AWS.
 *
 * @throws ConfigError where the configuration has no inbox or no Region is known
 */
export async function createAwsReceiving(
  config: Config,
  env: ClientOptions['env'],
): Promise<Receiving> {
  const inbox = toInbox(config);
  const clients = createAwsClients(config, env);
  const { ses: endpoint } = config.endpoints;
  const incoming = createSesClient({ region: inbox.region ?? config.region, endpoint, env });
  const region = await readRegion(incoming);
  const gates = createGates(config, { region, sendingRegion: await readRegion(clients.ses) });
  const { bucket } = inbox;
  const { userPoolId } = config.cognito;
  const pool = { client: clients.cognito, gate: gates.cognito, userPoolId };

  return {
    region,
    rules: createSesReceiptRules({ client: incoming, gate: gates.control }),
    recipients: createSesIdentities({ client: incoming, gate: gates.control }),
    policy: createS3BucketPolicy({ client: clients.inbox, gate: gates.s3, bucket }),
    mails: createS3StoredMails({ client: clients.inbox, gate: gates.s3, inbox }),
    postman: createSesPostman({ client: clients.ses, gate: gates.sending }),
    senders: createSesIdentities({ client: clients.ses, gate: gates.control }),
    readAccount: (signal) => readAccount(pool, signal),
    [Symbol.dispose]: () => {
      incoming.destroy();
      clients.close();
    },
  };
}

interface Regions {
  readonly region: string;
  readonly sendingRegion: string;
}

function createGates(
  { cognito, confirmation, mail, endpoints, quotas }: Config,
  { region, sendingRegion }: Regions,
) {
  const { ses, s3, cognitoIdentityProvider } = endpoints;
  const sender = mail === null ? {} : { sender: mail.from };
  const bucket = confirmation.inbox?.bucket ?? '';
  const gateTo = createServiceGates(createPacers({ quotas }));
  return {
    control: gateTo('ses', { region, ...at(ses) }),
    sending: gateTo('ses', { region: sendingRegion, ...sender, ...at(ses) }),
    s3: gateTo('s3', { region, bucket, ...at(s3) }),
    cognito: gateTo('cognito', {
      userPoolId: cognito.userPoolId,
      ...at(cognitoIdentityProvider),
    }),
  };
}

const SERVICE_NAMES = { ses: 'SES', s3: 'The inbox', cognito: 'Cognito' } as const;

function createServiceGates(pacers: Pacers) {
  return (service: AwsService & keyof typeof SERVICE_NAMES, target: AwsTarget): Gate => {
    const breaker = createBreaker({ service: SERVICE_NAMES[service] });
    return createPatientGate(createGate({ service, target, breaker, pacers }));
  };
}
