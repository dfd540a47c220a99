import { z } from 'zod';
import { DURATION, parseDuration } from './duration.ts';
import { QUOTA_CATEGORY_NAMES } from './quota.ts';
import type { QuotaCategory } from './quota.ts';

const duration = z
  .string()
  .regex(DURATION, { error: 'expected a duration such as "200ms", "10m", "24h" or "7d"' });

/** What a timer can hold: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args. */
const LONGEST_WAIT = '24d';

const wait = duration.refine(isShortEnough, { error: `expected at most ${LONGEST_WAIT}` });

const text = z.string().min(1);
const optionalText = text.nullable().default(null);
const requestsPerSecond = z.number().positive().nullable().default(null);

const cognito = z.strictObject({
  userPoolId: text.describe('User pool id, for example eu-west-1_AbCdEfGhI'),
  clientId: text.describe('App client id'),
  clientSecret: z
    .strictObject({ env: text.describe('Name of the environment variable that holds the secret') })
    .nullable()
    .default(null),
  signUp: z.enum(['self']).default('self'),
  authFlow: z.enum(['USER_PASSWORD_AUTH']).default('USER_PASSWORD_AUTH'),
  onExisting: z
    .enum(['adopt', 'skip', 'fail'])
    .default('adopt')
    .describe('What to do with a user of that name whom this batch did not create'),
});

const inbox = z.strictObject({
  type: z.literal('s3').default('s3'),
  bucket: text,
  prefix: z.string(),
  region: optionalText,
  senders: z
    .array(text)
    .min(1)
    .default(['no-reply@verificationemail.com'])
    .describe('Addresses or domains that confirmation mail may come from'),
});

const confirmation = z.strictObject({
  by: z.enum(['code', 'admin']).default('code'),
  inbox: inbox.nullable().default(null).describe('Where SES stores incoming confirmation mail'),
  timeout: wait.default('7d').describe('How long a row may wait for its confirmation'),
  resendAfter: wait.default('24h'),
  maxResends: z.int().min(0).default(6),
});

const storage = z.strictObject({
  bucket: text,
  region: optionalText,
  profile: optionalText.describe('Shared-config profile whose credentials write the objects'),
  key: text.default('users/{sub}/profile.json'),
  contentType: text.default('application/json'),
  onExisting: z.enum(['keep', 'overwrite', 'fail']).default('keep'),
});

const mail = z.strictObject({
  from: text.describe('Verified sender'),
  region: optionalText,
  subject: text.default('Welcome'),
  text: text.default('Hello {username},\n\nyour account is ready.\n'),
  onUnknown: z
    .enum(['skip', 'resend'])
    .default('skip')
    .describe('What to do when nobody knows whether the mail went out'),
});

const retry = z.strictObject({
  maxAttempts: z.int().min(1).default(8),
  baseDelay: wait.default('200ms'),
  maxDelay: wait.default('30s'),
});

const quotas = z.strictObject({
  share: z.number().positive().max(1).default(0.8).describe('Part of each limit to use'),
  ...(Object.fromEntries(QUOTA_CATEGORY_NAMES.map((name) => [name, requestsPerSecond])) as Record<
    QuotaCategory,
    typeof requestsPerSecond
  >),
});

const endpoint = z
  .url({ error: 'expected a URL such as "http://127.0.0.1:4599"' })
  .nullable()
  .default(null);

const endpoints = z.strictObject({
  cognitoIdentityProvider: endpoint,
  s3: endpoint,
  ses: endpoint,
});

/**
 * The schema of `cognito-onboard.config.json`; `cognito-onboard.schema.json` is generated from it.
 */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  region: optionalText.describe('AWS Region; default: the SDK chain'),
  cognito,
  password: z.strictObject({ from: z.enum(['row']).default('row') }).prefault({}),
  confirmation: confirmation.prefault({}),
  storage,
  mail: mail.nullable().default(null).describe('The welcome mail; null sends none'),
  retry: retry.prefault({}),
  quotas: quotas.prefault({}),
  endpoints: endpoints.prefault({}),
});

/** A configuration as written: fields that have a default may be left out. */
export type ConfigInput = z.input<typeof configSchema>;

/** A checked configuration with every default filled in. */
export type Config = z.output<typeof configSchema>;

function isShortEnough(value: string): boolean {
  return (parseDuration(value) ?? 0) <= (parseDuration(LONGEST_WAIT) ?? 0);
}
