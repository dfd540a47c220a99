import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { QUOTA_CATEGORY_NAMES } from '../../src/domain/quota.ts';
import { SMALLEST, refusalOf } from './refusal.ts';

type Json = Readonly<Record<string, unknown>>;

/** Every section and field that there is, with a value that it may have. */
const COMPLETE: Json = {
  region: 'eu-west-1',
  cognito: {
    ...SMALLEST.cognito,
    clientSecret: { env: 'CLIENT_SECRET' },
    identityPoolId: 'eu-west-1:1',
    signUp: 'admin',
    authFlow: 'USER_SRP_AUTH',
    onExisting: 'skip',
  },
  password: { from: 'generated' },
  confirmation: {
    by: 'link',
    inbox: { type: 's3', bucket: 'inbox', prefix: '', region: null, senders: ['example.com'] },
    link: 'follow',
    timeout: '1d',
    resendAfter: '1h',
    maxResends: 1,
  },
  storage: {
    bucket: 'profiles',
    region: null,
    profile: null,
    expectedBucketOwner: null,
    credentials: 'identityPool',
    key: '{identityId}',
    body: { template: { sub: '{sub}' } },
    contentType: 'text/html',
    onExisting: 'fail',
    encryption: { type: 'aws:kms', kmsKeyId: 'key-1', bucketKey: true },
    tags: { a: 'b' },
    metadata: { a: 'b' },
  },
  mail: {
    from: 'hello@example.com',
    region: null,
    subject: 'Hi',
    text: null,
    html: null,
    template: 'welcome',
    onUnknown: 'resend',
  },
  retry: { maxAttempts: 1, baseDelay: '1s', maxDelay: '1m' },
  quotas: { share: 1, ...Object.fromEntries(QUOTA_CATEGORY_NAMES.map((name) => [name, 1])) },
  endpoints: { s3: 'http://127.0.0.1:4599' },
};

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listPaths(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (!isObject(value)) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([name, child]) => listPaths(child, [...path, name])),
  ];
}

/** Puts a value in place of another; `undefined` leaves it out. */
function put(value: unknown, [name, ...rest]: readonly string[], other: unknown): unknown {
  if (name === undefined) return other;
  const fields = isObject(value) ? value : {};
  return { ...fields, [name]: put(fields[name], rest, other) };
}

const anyPath = fc.constantFrom(...listPaths(COMPLETE));
const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(undefined, '', '1h', '25d', 'code', 'http://x', '{sub}', 0, 1, 0.5, -1, 1e308),
  fc.string().map((name) => ({ [name]: null })),
);
const changes = fc.array(fc.tuple(anyPath, anyValue), { minLength: 1, maxLength: 4 });

const change = (edits: readonly (readonly [readonly string[], unknown])[]): unknown =>
  edits.reduce<unknown>((config, [path, value]) => put(config, path, value), COMPLETE);

/** Taken, or one line for each problem: where, what was expected, and what came. */
const ANSWER =
  /^(?:accepted|The configuration cannot be used:(?:\n {2}(?:the file|`[^\n]+`): [^\n]+)+)$/u;

describe('a configuration of any JSON', () => {
  it('is complete', () => {
    expect(refusalOf(COMPLETE)).toBe('accepted');
  });

  it('is taken, or refused in one line for each field that is wrong', () => {
    const property = fc.property(fc.oneof(fc.jsonValue(), changes.map(change)), (config) => {
      expect(refusalOf(config)).toMatch(ANSWER);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('is refused where one field is out of place, and that field or its section is named', () => {
    const inside = anyPath.filter((path) => path.length > 0);
    fc.assert(
      fc.property(inside, fc.constantFrom([[]], { wrong: [] }), (path, wrong) => {
        const refusal = refusalOf(put(COMPLETE, path, wrong));
        fc.pre(refusal !== 'accepted');
        expect(refusal).toContain(`\`${path[0]}`);
      }),
    );
  });

  it('is taken as it is once its defaults are filled in', () => {
    fc.assert(
      fc.property(changes, (edits) => {
        const config = change(edits);
        fc.pre(refusalOf(config) === 'accepted');
        const parsed = parseConfig(config);
        expect(parseConfig(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
      }),
      { numRuns: 50 },
    );
  });

  it('never has the secret shown that stands in place of the name of its variable', () => {
    const secret = '0-not-a-name';
    fc.assert(
      fc.property(changes, fc.constantFrom(secret, [secret], { env: secret }), (edits, wrong) => {
        const config = put(change(edits), ['cognito', 'clientSecret'], wrong);
        for (const input of [config, [config], { config }]) {
          expect(refusalOf(input)).not.toContain(secret);
        }
      }),
      { numRuns: 200 },
    );
  });
});
