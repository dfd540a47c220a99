import { z } from 'zod';
import { findContradictions, toDefaultKey, toField } from './config-contradictions.ts';
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
const requestsPerSecond = z
  .number()
  .positive()
  .nullable()
  .default(null)
  .describe('Requests per second that the account permits; default: what AWS begins with');

/** What a shell can set; whoever writes the secret itself here is told before it is shown anywhere. */
const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const variable = z
  .string()
  .regex(VARIABLE_NAME, { error: 'expected the name of an environment variable' });

const cognito = z.strictObject({
  userPoolId: text.describe('User pool id, for example eu-west-1_AbCdEfGhI'),
  clientId: text.describe('App client id'),
  clientSecret: z
    .strictObject({
      env: variable.describe('Name of the environment variable that holds the secret'),
    })
    .nullable()
    .default(null),
  identityPoolId: optionalText.describe('Identity pool id, for `storage.credentials`'),
  signUp: z
    .enum(['self', 'admin'])
    .default('self')
    .describe('Whether people sign up by themselves or an administrator creates them'),
  authFlow: z
    .enum(['USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH'])
    .default('USER_PASSWORD_AUTH')
    .describe('How people are signed in; the app client must allow it'),
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
  moveTo: optionalText.describe(
    'Prefix to which the mail of a row is moved once it is read; default: it stays',
  ),
  senders: z
    .array(text)
    .min(1)
    .default(['no-reply@verificationemail.com'])
    .describe('Addresses or domains that confirmation mail may come from'),
});

const confirmation = z.strictObject({
  by: z.enum(['code', 'link', 'admin']).default('code'),
  inbox: inbox.nullable().default(null).describe('Where SES stores incoming confirmation mail'),
  link: z
    .enum(['wait', 'follow'])
    .default('wait')
    .describe(
      'Whether to wait for the click of a person or to follow the link of a mail in the inbox',
    ),
  timeout: wait.default('7d').describe('How long a row may wait for its confirmation'),
  resendAfter: wait.default('24h').describe('When the code or link is sent again'),
  maxResends: z.int().min(0).default(6).describe('How often it is sent again at most'),
});

const body = z.union([
  z.strictObject({
    template: z
      .union([z.string(), z.record(z.string(), z.json()), z.array(z.json())])
      .describe('Text, or JSON whose texts may hold placeholders'),
  }),
  z.strictObject({ file: text.describe('File with the template, beside the configuration') }),
]);

const encryption = z.strictObject({
  type: z.enum(['AES256', 'aws:kms', 'aws:kms:dsse']).default('aws:kms'),
  kmsKeyId: optionalText.describe('Key id or ARN; default: the key of AWS for S3'),
  bucketKey: z.boolean().default(false).describe('Whether to use an S3 bucket key'),
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
const MAX_TAGS = 10;

const tags = z.record(z.string().min(1).max(128), z.string()).default({});

/** What may stand in the name of a header: https://www.rfc-editor.org/rfc/rfc9110#name-tokens. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

const metadata = z
  .record(
    z.string().regex(HEADER_NAME, { error: 'expected a name of ASCII letters, digits and -' }),
    z.string(),
  )
  .default({});

const storage = z.strictObject({
  bucket: text,
  region: optionalText,
  profile: optionalText.describe('Shared-config profile whose credentials write the objects'),
  expectedBucketOwner: optionalText.describe('Account id that must own the bucket'),
  credentials: z
    .enum(['operator', 'identityPool'])
    .default('operator')
    .describe('Who writes the object: the operator, or the user through the identity pool'),
  key: optionalText.describe(
    'Default: users/{sub}/profile.json; with identityPool users/{identityId}/profile.json',
  ),
  body: body.nullable().default(null).describe('Default: a JSON profile'),
  contentType: text
    .default('application/json')
    .describe('Media type; values in the body are escaped for it'),
  onExisting: z
    .enum(['keep', 'overwrite', 'fail'])
    .default('keep')
    .describe('What to do with another object under the key'),
  encryption: encryption.nullable().default(null).describe('Default: what the bucket says'),
  tags: tags.refine((given) => Object.keys(given).length <= MAX_TAGS, {
    error: `expected at most ${MAX_TAGS} tags`,
  }),
  metadata,
});

const mail = z.strictObject({
  from: text.describe('Verified sender'),
  region: optionalText,
  subject: text.default('Welcome'),
  text: optionalText.describe('Default: a short welcome, unless `html` or `template` is set'),
  html: optionalText,
  template: optionalText.describe(
    "Name of an SES template in place of subject and texts; it is given the row's values",
  ),
  onUnknown: z
    .enum(['skip', 'resend'])
    .default('skip')
    .describe('What to do when nobody knows whether the mail went out'),
});

const retry = z.strictObject({
  maxAttempts: z.int().min(1).default(8).describe('Calls of one step, the first included'),
  baseDelay: wait.default('200ms').describe('The longest first wait; each further one doubles it'),
  maxDelay: wait.default('30s').describe('The longest wait between two calls'),
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
  cognitoIdentity: endpoint,
  s3: endpoint,
  ses: endpoint,
});

/**
 * The schema of `cognito-onboard.config.json`; `cognito-onboard.schema.json` is generated from it.
 */
export const configSchema = z
  .strictObject({
    $schema: z.string().optional(),
    region: optionalText.describe('AWS Region; default: the SDK chain'),
    cognito,
    password: z
      .strictObject({
        from: z
          .enum(['row', 'generated'])
          .default('row')
          .describe('Whether passwords come with the rows or are made up'),
      })
      .prefault({}),
    confirmation: confirmation.prefault({}),
    storage,
    mail: mail.nullable().default(null).describe('The welcome mail; null sends none'),
    retry: retry.prefault({}),
    quotas: quotas.prefault({}),
    endpoints: endpoints.prefault({}),
  })
  .superRefine((config, context) => {
    for (const { path, message } of findContradictions(config)) {
      context.addIssue({ code: 'custom', path: [...path], message, input: toField(config, path) });
    }
  })
  .transform(({ storage: { key, ...others }, ...config }) => ({
    ...config,
    storage: { ...others, key: key ?? toDefaultKey(others.credentials) },
  }));

/** A configuration as written: fields that have a default may be left out. */
export type ConfigInput = z.input<typeof configSchema>;

/** A checked configuration with every default filled in. */
export type Config = z.output<typeof configSchema>;

function isShortEnough(value: string): boolean {
  return (parseDuration(value) ?? 0) <= (parseDuration(LONGEST_WAIT) ?? 0);
}
