import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { QUOTA_CATEGORY_NAMES } from '../../src/domain/quota.ts';
import { SMALLEST, refusalOf } from './refusal.ts';

type Path = readonly string[];

/** Sets one field of the smallest configuration; `undefined` removes it. */
function change(path: Path, value: unknown): unknown {
  const set = (object: object, [name = '', ...rest]: Path): object => {
    const old = (object as Readonly<Record<string, unknown>>)[name];
    return { ...object, [name]: rest.length === 0 ? value : set(old ?? {}, rest) };
  };
  return set(SMALLEST, path);
}

describe('the smallest configuration', () => {
  it('is filled up with the defaults', () => {
    expect(parseConfig(SMALLEST)).toEqual({
      region: null,
      cognito: {
        ...SMALLEST.cognito,
        clientSecret: null,
        identityPoolId: null,
        signUp: 'self',
        authFlow: 'USER_PASSWORD_AUTH',
        onExisting: 'adopt',
      },
      password: { from: 'row' },
      confirmation: {
        by: 'code',
        inbox: null,
        link: 'wait',
        timeout: '7d',
        resendAfter: '24h',
        maxResends: 6,
      },
      storage: {
        bucket: 'profiles',
        region: null,
        profile: null,
        expectedBucketOwner: null,
        credentials: 'operator',
        key: 'users/{sub}/profile.json',
        body: null,
        contentType: 'application/json',
        onExisting: 'keep',
        encryption: null,
        tags: {},
        metadata: {},
      },
      mail: null,
      retry: { maxAttempts: 8, baseDelay: '200ms', maxDelay: '30s' },
      quotas: {
        share: 0.8,
        ...Object.fromEntries(QUOTA_CATEGORY_NAMES.map((name) => [name, null])),
      },
      endpoints: { cognitoIdentityProvider: null, cognitoIdentity: null, s3: null, ses: null },
    });
  });

  it('is the same once its own result is read again', () => {
    const config = parseConfig(SMALLEST);
    expect(parseConfig(JSON.parse(JSON.stringify(config)))).toEqual(config);
  });

  it('has defaults for the mail and the inbox too', () => {
    const mail = { from: 'hello@example.com' };
    const confirmation = { inbox: { bucket: 'inbox', prefix: '' } };
    expect(parseConfig({ ...SMALLEST, mail, confirmation })).toMatchObject({
      mail: {
        from: 'hello@example.com',
        region: null,
        subject: 'Welcome',
        text: null,
        html: null,
        template: null,
        onUnknown: 'skip',
      },
      confirmation: {
        inbox: { type: 's3', region: null, senders: ['no-reply@verificationemail.com'] },
      },
    });
  });
});

describe('a configuration that cannot be used', () => {
  it.each<[Path, unknown, string]>([
    [['region'], '', 'got ""'],
    [['cognito', 'userPoolId'], undefined, 'got nothing'],
    [['cognito', 'clientId'], 7, 'expected string'],
    [['cognito', 'clientSecret'], 'plain', 'expected object'],
    [['cognito', 'clientSecret', 'env'], '', 'expected the name of an environment variable'],
    [['cognito', 'onExisting'], 'steal', 'got "steal"'],
    [['confirmation', 'by'], 'pigeon', 'got "pigeon"'],
    [['confirmation', 'timeout'], '7 days', 'expected a duration such as "200ms"'],
    [['confirmation', 'timeout'], '24.1d', 'expected at most 24d, got "24.1d"'],
    [['confirmation', 'resendAfter'], 24, 'got 24'],
    [['confirmation', 'maxResends'], -1, 'got -1'],
    [['confirmation', 'maxResends'], 1.5, 'got 1.5'],
    [['storage', 'bucket'], null, 'got null'],
    [['storage', 'onExisting'], 'adopt', 'got "adopt"'],
    [['mail', 'onUnknown'], 'retry', 'got "retry"'],
    [['retry', 'maxAttempts'], 0, 'got 0'],
    [['retry', 'baseDelay'], '-1s', 'got "-1s"'],
    [['quotas', 'share'], 1.1, 'got 1.1'],
    [['quotas', 'UserCreation'], 0, 'got 0'],
    [['endpoints', 's3'], '', 'got ""'],
  ])('names the field %j and what came: %j', (path, value, words) => {
    const line = refusalOf(change(path, value))
      .split('\n')
      .find((text) => text.startsWith(`  \`${path.join('.')}\`: `));
    expect(line).toContain(words);
    expect(line).toMatch(/expected/i);
  });

  it.each(['1a2b3c4d5e', 'a2b3 c4d5e', 'a2b3/c4d5e+='])(
    'does not show the secret that stands in place of its variable: %s',
    (secret) => {
      const refusal = refusalOf(change(['cognito', 'clientSecret', 'env'], secret));
      expect(refusal).toContain(
        '`cognito.clientSecret.env`: expected the name of an environment variable, got string',
      );
      expect(refusal).not.toContain(secret);
    },
  );

  it('does not show such a secret where the whole file is out of place either', () => {
    const cognito = { ...SMALLEST.cognito, clientSecret: '1a2b3c4d5e' };
    const refusal = refusalOf([{ ...SMALLEST, cognito }]);
    expect(refusal).toContain('"clientSecret":"string"');
    expect(refusal).not.toContain('1a2b3c4d5e');
  });

  it.each<[Path, string]>([
    [['storage', 'buckets'], '`storage`'],
    [['retries'], 'the file'],
    [['quotas', 'SignUp'], '`quotas`'],
  ])('names the unknown key %j', (path, field) => {
    const refusal = refusalOf(change(path, 'x'));
    expect(refusal).toContain(`  ${field}: `);
    expect(refusal).toContain(`"${path.at(-1)}"`);
    expect(refusal).not.toContain('got');
  });

  it.each([[null], ['text'], [[]], [undefined]])('is told even where it is none: %j', (input) => {
    expect(refusalOf(input)).toContain('  the file: ');
  });

  it('is told everything that is wrong at once', () => {
    const refusal = refusalOf({ cognito: {}, storage: {} });
    expect(refusal.split('\n')).toEqual([
      'The configuration cannot be used:',
      expect.stringContaining('`cognito.userPoolId`'),
      expect.stringContaining('`cognito.clientId`'),
      expect.stringContaining('`storage.bucket`'),
    ]);
  });
});
