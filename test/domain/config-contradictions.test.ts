import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { SMALLEST, refusalOf } from './refusal.ts';

describe('fields that do not fit each other', () => {
  const identityPoolId = 'eu-west-1:11111111-2222-3333-4444-555555555555';
  const identified = {
    cognito: { ...SMALLEST.cognito, identityPoolId },
    storage: { bucket: 'profiles', credentials: 'identityPool' },
  };

  it.each([
    [
      'cognito.identityPoolId',
      { storage: identified.storage },
      'expected an identity pool id, since `storage.credentials` is "identityPool", got null',
    ],
    [
      'storage.key',
      { ...identified, storage: { ...identified.storage, key: 'users/{sub}.json' } },
      'expected a key with {identityId}, since with `storage.credentials` "identityPool" a user may write only below the identity id, got "users/{sub}.json"',
    ],
    [
      'storage.encryption.kmsKeyId',
      { storage: { bucket: 'profiles', encryption: { type: 'AES256', kmsKeyId: 'key-1' } } },
      'expected no key, since `storage.encryption.type` is "AES256", got "key-1"',
    ],
    [
      'confirmation.inbox',
      { confirmation: { by: 'link', link: 'follow' } },
      'expected an inbox to read links from, since `confirmation.link` is "follow"; set it, or "wait" for people to click, got null',
    ],
    [
      'confirmation.inbox.moveTo',
      { confirmation: { inbox: { bucket: 'mail', prefix: 'in/', moveTo: 'in/read/' } } },
      'expected a prefix outside of `confirmation.inbox.prefix`, where the mail would be found again, got "in/read/"',
    ],
    [
      'mail.html',
      { mail: { from: 'hello@example.com', template: 'welcome', html: '<p>Hi</p>' } },
      'expected null, since `mail.template` brings its own texts, got "<p>Hi</p>"',
    ],
  ])('are told: %s', (field, changes, words) => {
    expect(refusalOf({ ...SMALLEST, ...changes })).toBe(
      `The configuration cannot be used:\n  \`${field}\`: ${words}`,
    );
  });

  it('are none where the default key follows the credentials', () => {
    expect(parseConfig({ ...SMALLEST, ...identified }).storage.key).toBe(
      'users/{identityId}/profile.json',
    );
  });

  it.each(['text', 'html', 'template'])('are none where the mail has one of its %s', (name) => {
    const mail = { from: 'hello@example.com', [name]: 'x' };
    expect(refusalOf({ ...SMALLEST, mail })).toBe('accepted');
  });
});

const withBody = (body: unknown) => ({ ...SMALLEST, storage: { bucket: 'profiles', body } });

describe('the body of the objects', () => {
  it.each([
    [{ template: 'Hello {username}' }],
    [{ template: { id: '{sub}', tags: ['a', { of: '{email}' }], count: 1 } }],
    [{ file: 'profile.html' }],
    [null],
  ])('may be %j', (body) => {
    expect(refusalOf(withBody(body))).toBe('accepted');
  });

  it.each([['text'], [{}], [{ file: '' }], [{ template: 'x', file: 'y' }]])(
    'may not be %j',
    (body) => {
      expect(refusalOf(withBody(body))).toContain('`storage.body');
    },
  );
});

it.each([
  ['tags', Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`tag-${index}`, 'x']))],
  ['metadata', { 'full name': '{name}' }],
])('%s that S3 would refuse for every row are refused at once', (field, value) => {
  const storage = { bucket: 'profiles', [field]: value };
  expect(refusalOf({ ...SMALLEST, storage })).toContain(`\`storage.${field}`);
});
