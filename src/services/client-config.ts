import { createCredentials } from './credentials.ts';
import type { CredentialProvider } from './credentials.ts';

/** Where a client sends its requests and as whom. */
export interface ClientOptions {
  readonly region: string | null;
  readonly endpoint: string | null;
  /** A profile of the shared AWS configuration. */
  readonly profile?: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The configuration that every client begins with; it fits each service's own type. */
export interface ClientConfig {
  readonly maxAttempts: number;
  readonly cacheMiddleware: boolean;
  readonly requestHandler: Readonly<Record<string, unknown>>;
  readonly region?: string;
  readonly endpoint?: string;
  readonly profile?: string;
  readonly credentials: CredentialProvider | typeof LOCAL_CREDENTIALS;
}

const CONNECTION_TIMEOUT_MS = 5000;
/** How long a request may take, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 20_000;
const MAX_SOCKETS = 256;

/** What a local AWS accepts; never sent anywhere but to this machine. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * Makes the part of a client's configuration that every AWS service shares: one attempt (the chart retries), no logger
 * (it writes mail bodies and codes in clear), middleware that is resolved once, kept connections, and timeouts that end a
 * request:
 * https://github.com/aws/aws-sdk-js-v3/blob/main/supplemental-docs/CLIENTS.md.
 */
export function toClientConfig({ region, endpoint, profile, env }: ClientOptions): ClientConfig {
  const agent = { keepAlive: true, maxSockets: MAX_SOCKETS };
  return {
    maxAttempts: 1,
    cacheMiddleware: true,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
    ...(region === null ? {} : { region }),
    ...(endpoint === null ? {} : { endpoint }),
    ...(profile == null ? {} : { profile }),
    credentials: needsLocalCredentials(endpoint, env)
      ? LOCAL_CREDENTIALS
      : createCredentials({ profile }),
  };
}

function needsLocalCredentials(endpoint: string | null, env: ClientOptions['env']): boolean {
  return env['AWS_ACCESS_KEY_ID'] === undefined && isOnThisMachine(endpoint);
}

/** Tells whether an endpoint is a local AWS. */
function isOnThisMachine(endpoint: string | null): boolean {
  if (endpoint === null) return false;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);
}
