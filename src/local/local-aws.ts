import type { ConfigInput } from '../domain/config.ts';
import { QUOTA_CATEGORY_NAMES } from '../domain/quota.ts';
import { createSigningKey } from './cognito/jwt.ts';
import { parsePoolSettings } from './cognito/pool-settings.ts';
import { control, isControl } from './control.ts';
import type { Instance } from './control.ts';
import { dispatch } from './dispatch.ts';
import { parseFaults } from './fault-schema.ts';
import type { Fault } from './faults.ts';
import { listen } from './http-server.ts';
import type { HttpAnswer, HttpHandler } from './http-server.ts';
import { parseQuotaLimits, UNMETERED_PER_SECOND } from './quotas.ts';
import type { QuotaLimits } from './quotas.ts';
import { createTarget } from './target.ts';
import type { Target } from './target.ts';
import { createWorld } from './world.ts';
import type { World, WorldSeed } from './world.ts';

/** How a local AWS is set up. */
export interface LocalAwsOptions {
  /** @defaultValue 0, any free port */
  readonly port?: number;
  /** How long every answer of AWS takes at least. @defaultValue 0 */
  readonly latencyMs?: number;
  /** Requests per second by category. @defaultValue none is metered */
  readonly quotas?: QuotaLimits;
  /** What disturbs from the start. @defaultValue nothing */
  readonly faults?: readonly Fault[];
  /** How the user pool is set up, as `PUT /_local/pool` takes it. @defaultValue every setting's own */
  readonly pool?: object;
  /** The clock, in milliseconds since 1970. @defaultValue `Date.now` */
  readonly now?: () => number;
  /** Decides about faults with a `rate`; draws from 0 to below 1. @defaultValue `Math.random` */
  readonly random?: () => number;
}

/** A local AWS that listens. */
export interface LocalAws extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, for every service and `/_local`. */
  readonly endpoint: string;
  /** A complete configuration for it; any AWS credentials will do. */
  readonly config: ConfigInput;
  /** Reads an object that this local AWS holds. */
  readObject(bucket: string, key: string): Uint8Array | undefined;
  /** Cuts every connection and stops listening; what it held is gone. */
  close(): Promise<void>;
}

/**
 * Starts a local AWS: Cognito user pools and identity pools, S3, SES and the confirmation mail between them, in memory, on 127.0.0.1 only.
 * Every start has ids of its own, so that a batch is not continued on an empty instance by accident.
 *
 * @throws Where an option is not valid or the port is taken
 */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const { port = 0, latencyMs = 0, now = Date.now, random = Math.random } = options;
  const settings = parseSettings(options);
  const target = createTarget();
  const signingKey = await createSigningKey();
  const server = await listen(port);
  const host = `127.0.0.1:${server.port}`;
  const instance = createInstance({
    target,
    host,
    signingKey,
    ...settings,
    now,
    random,
  });
  server.serve(createHandler(instance, latencyMs));
  const endpoint = `http://${host}`;
  return {
    endpoint,
    config: toConfig(target, endpoint, settings.quotas),
    readObject: (bucket, key) => instance.world.buckets.get(bucket)?.get(key)?.body,
    close: () => server.close(),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

function parseSettings({ quotas = {}, faults = [], pool = {} }: LocalAwsOptions) {
  return {
    quotas: parseQuotaLimits(quotas),
    faults: parseFaults(faults),
    pool: parsePoolSettings(pool),
  };
}

function createInstance(seed: WorldSeed): Instance {
  let world: World = createWorld(seed);
  return {
    get world() {
      return world;
    },
    reset: () => {
      world = createWorld(seed);
    },
  };
}

function createHandler(instance: Instance, latencyMs: number): HttpHandler {
  return async (request) => {
    if (isControl(request)) return control(request, instance);
    const { pool } = instance.world;
    if (request.path === `/${pool.id}/.well-known/jwks.json`) return formatJwks(instance.world);
    return dispatch(request, instance.world, latencyMs);
  };
}

function formatJwks({ pool }: World): HttpAnswer {
  const headers = { 'Content-Type': 'application/json' };
  return { status: 200, headers, body: JSON.stringify(pool.signingKey.jwks) };
}

function toConfig(target: Target, endpoint: string, quotas: QuotaLimits): ConfigInput {
  return {
    region: target.region,
    cognito: {
      userPoolId: target.userPoolId,
      clientId: target.clientId,
      identityPoolId: target.identityPoolId,
    },
    confirmation: {
      inbox: {
        bucket: target.inboxBucket,
        prefix: target.inboxPrefix,
        senders: [target.confirmationSender],
      },
    },
    storage: { bucket: target.objectBucket },
    mail: { from: target.welcomeSender },
    quotas: {
      share: 1,
      ...Object.fromEntries(
        QUOTA_CATEGORY_NAMES.map((name) => [name, quotas[name] ?? UNMETERED_PER_SECOND]),
      ),
    },
    endpoints: {
      cognitoIdentityProvider: endpoint,
      cognitoIdentity: endpoint,
      s3: endpoint,
      ses: endpoint,
    },
  };
}
