import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/domain/config-error.ts';
import type { ConfigInput } from '../../src/domain/config.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createAwsServices } from '../../src/services/aws-services.ts';

const IDENTITY_POOL = 'eu-west-1:00000000-0000-4000-8000-000000000000';

interface Changes {
  readonly storage?: Partial<ConfigInput['storage']>;
  readonly mail?: Partial<NonNullable<ConfigInput['mail']>>;
}

async function check({ storage = {}, mail = {} }: Changes): Promise<void> {
  const config = parseConfig({
    region: 'eu-west-1',
    cognito: { userPoolId: 'eu-west-1_AbC', clientId: 'abc', identityPoolId: IDENTITY_POOL },
    storage: { bucket: 'profiles', ...storage },
    mail: { from: 'welcome@example.com', ...mail },
  });
  (await createAwsServices(config, { env: {} })).close();
}

/** Every field that holds a template, with a text in it. */
const toCases = (text: string): readonly (readonly [field: string, changes: Changes])[] => [
  ['storage.key', { storage: { key: `users/${text}` } }],
  ['storage.body', { storage: { body: { template: text } } }],
  ['storage.body', { storage: { body: { template: { deep: ['is', text] } } } }],
  ['storage.metadata.team', { storage: { metadata: { team: text } } }],
  ['storage.tags.team', { storage: { tags: { team: text } } }],
  ['mail.subject', { mail: { subject: text } }],
  ['mail.text', { mail: { text } }],
  ['mail.html', { mail: { html: `<p>${text}</p>` } }],
];

describe('a configuration', () => {
  it.each(toCases('{nmae}'))('is refused with an unknown placeholder in %s', async (field, one) => {
    const checked = check(one);
    await expect(checked).rejects.toBeInstanceOf(ConfigError);
    await expect(checked).rejects.toThrow(
      `Expected \`${field}\` to hold placeholders such as {sub}, {username}, {email} or an attribute, got {nmae}.`,
    );
  });

  it.each(toCases('{identityId}'))(
    'is refused with an identity id in %s where no user has one',
    async (field, one) => {
      await expect(check(one)).rejects.toThrow(
        new ConfigError(
          `Expected \`${field}\` without {identityId}, which is known only with \`storage.credentials\` "identityPool".`,
        ),
      );
    },
  );

  it.each(toCases('{identityId}'))(
    'is taken with an identity id in %s where users write their objects',
    async (_, { storage = {}, ...others }) => {
      const credentials = 'identityPool' as const;
      await expect(
        check({ ...others, storage: { ...storage, credentials } }),
      ).resolves.toBeUndefined();
    },
  );

  it.each(toCases('{sub} {username} {email} {given_name} {custom:team}'))(
    'is taken with every known placeholder in %s',
    async (_, one) => {
      await expect(check(one)).resolves.toBeUndefined();
    },
  );
});
