import { randomUUID } from 'node:crypto';
import { CallCounts } from './call-counts.ts';
import { Challenges } from './cognito/challenges.ts';
import type { SigningKey } from './cognito/jwt.ts';
import type { PoolSettings } from './cognito/pool-settings.ts';
import type { Pool } from './cognito/pool.ts';
import { Sessions } from './cognito/sessions.ts';
import { UserDirectory } from './cognito/user-directory.ts';
import { FaultPlan } from './faults.ts';
import type { Fault } from './faults.ts';
import { Identities } from './identity/identities.ts';
import type { OperatorPolicy } from './iam/operator-policy.ts';
import type { IdentityPool } from './identity/identity-pool.ts';
import { SessionKeys } from './identity/session-keys.ts';
import { storeMail, storeSetupNotification } from './inbox.ts';
import type { LoggedMail } from './mail-log.ts';
import type { Mail } from './mail.ts';
import { QuotaMeter, UNMETERED_PER_SECOND } from './quotas.ts';
import type { QuotaLimits } from './quotas.ts';
import { Bucket } from './s3/bucket.ts';
import type { Sender } from './ses/operation.ts';
import { RuleSets } from './ses/rule-sets.ts';
import type { Target } from './target.ts';

/** What a world begins with; the same again after a reset. */
export interface WorldSeed {
  readonly target: Target;
  /** Where the local AWS listens: `127.0.0.1:PORT`. */
  readonly host: string;
  readonly signingKey: SigningKey;
  readonly pool: PoolSettings;
  readonly faults: readonly Fault[];
  readonly quotas: QuotaLimits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Draws from 0 to below 1. */
  readonly random: () => number;
}

/** All that an instance holds; a reset puts a new world in its place. */
export interface World {
  readonly target: Target;
  readonly now: () => number;
  readonly pool: Pool;
  readonly identityPool: IdentityPool;
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** Whoever signs with any key but an identity pool's. */
  readonly operator: { policy: OperatorPolicy };
  readonly sender: Sender;
  readonly mails: readonly LoggedMail[];
  readonly faults: FaultPlan;
  readonly quotas: QuotaMeter;
  readonly calls: CallCounts;
  readonly throttled: CallCounts;
}

/** Makes a world without users, objects and mails. */
export function createWorld(seed: WorldSeed): World {
  const { target, now } = seed;
  const mails: LoggedMail[] = [];
  const objects = new Bucket(target.objectBucket);
  const mailbox = new Bucket(target.inboxBucket);
  const inbox = { bucket: mailbox, prefix: target.inboxPrefix, region: target.region, now };
  storeSetupNotification(inbox);
  const sendMail = (mail: Mail): void => {
    const { to, subject, sentAtMs } = mail;
    mails.push({ to: to.address, subject, kind: 'cognito', sentAtMs });
    storeMail(mail, inbox);
  };
  const quotas = new QuotaMeter(seed.quotas, now);
  const pool = createPool(seed, { quotas, sendMail });
  const buckets = new Map([objects, mailbox].map((bucket) => [bucket.name, bucket]));
  return {
    target,
    now,
    pool,
    identityPool: createIdentityPool(seed, pool),
    buckets,
    operator: { policy: null },
    sender: createSender(seed, { mails, quotas, buckets }),
    mails,
    faults: new FaultPlan(seed.faults, seed.random),
    quotas,
    calls: new CallCounts(),
    throttled: new CallCounts(),
  };
}

interface PoolParts {
  readonly quotas: QuotaMeter;
  readonly sendMail: (mail: Mail) => void;
}

function createPool(seed: WorldSeed, { quotas, sendMail }: PoolParts): Pool {
  const { target, signingKey, now } = seed;
  return {
    id: target.userPoolId,
    clientId: target.clientId,
    region: target.region,
    domain: seed.host,
    createdAtMs: now(),
    settings: seed.pool,
    users: new UserDirectory(),
    sessions: new Sessions(),
    challenges: new Challenges(now),
    signingKey,
    limitOf: (category) => quotas.limits[category] ?? UNMETERED_PER_SECOND,
    now,
    sendMail: (address, content) => {
      const from = { address: target.confirmationSender };
      const messageId = `0102${randomUUID()}-000000@${target.region}.amazonses.com`;
      sendMail({ from, to: { address }, messageId, ...content, sentAtMs: now() });
    },
  };
}

function createIdentityPool({ target, now }: WorldSeed, pool: Pool): IdentityPool {
  return {
    id: target.identityPoolId,
    pool,
    identities: new Identities(target.region),
    keys: new SessionKeys(now),
  };
}

interface SenderParts {
  readonly mails: LoggedMail[];
  readonly quotas: QuotaMeter;
  readonly buckets: ReadonlyMap<string, Bucket>;
}

function createSender({ target, now }: WorldSeed, { mails, quotas, buckets }: SenderParts): Sender {
  const { region, accountId } = target;
  const verified = new Set([target.welcomeSender, target.receivingDomain]);
  return {
    region,
    verified,
    templates: new Map(),
    mails,
    receiver: { region, accountId, verified, buckets, ruleSets: new RuleSets(), now },
    maxSendRate: () => quotas.limits.SesSend ?? UNMETERED_PER_SECOND,
    now,
  };
}
