import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { toMailAddress } from '../../src/domain/row.ts';
import type { ProfileInput } from '../../src/machines/calls.ts';
import { asIs, escapeHtml, escapeJson, escapeLine } from '../../src/services/escape.ts';
import { toObjectAddress, toObjectContent, toObjectHeaders } from '../../src/services/s3-object.ts';
import { fillTemplate } from '../../src/services/template.ts';

const NAMES = ['sub', 'identityId', 'username', 'email', 'given_name', 'custom:team'] as const;

/** Values that look like placeholders, like patterns of a replacement, or like the end of where they stand. */
const value = fc
  .array(
    fc.oneof(
      fc.constantFrom(...NAMES.map((name) => `{${name}}`), '{', '}', '$&', "$'", '$1', '%41'),
      fc.constantFrom('\r\n', '\n', '\t', '\0', '"', "'", '\\', '<', '>', '&amp;', '&', '</p>'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** The last two can never come out of an input; they would stand in for what Cognito says. */
const ATTRIBUTES = ['email', 'given_name', 'custom:team', 'sub', 'username'];

const profile: fc.Arbitrary<ProfileInput> = fc.record({
  username: value,
  sub: value,
  identityId: fc.option(value),
  batch: value,
  startedAt: fc.constant(0),
  attributes: fc.dictionary(fc.constantFrom(...ATTRIBUTES), value),
});

/** Text between placeholders, as it may stand in JSON, style sheets and sentences. */
const words = fc.constantFrom(
  '',
  'users/',
  ', and ',
  '{ }',
  '{}',
  'p{ margin: 0 }',
  '{1}',
  '}{',
  '$&',
);
const placeholder = fc.constantFrom(...NAMES).map((name) => ({ name }));
const pieces = fc.array(fc.oneof(words, placeholder), { maxLength: 8 });

type Pieces = readonly (string | { readonly name: string })[];

const join = (parts: Pieces, fill: (name: string) => string): string =>
  parts.map((part) => (typeof part === 'string' ? part : fill(part.name))).join('');

const write = (parts: Pieces): string => join(parts, (name) => `{${name}}`);

const valueOf = (person: ProfileInput, name: string): string => {
  const { sub, username, identityId, attributes } = person;
  const known = { sub, username, identityId, email: toMailAddress(person) };
  return { ...attributes, ...known }[name] ?? '';
};

const forAll = (check: (parts: Pieces, person: ProfileInput) => void): void =>
  fc.assert(fc.property(pieces, profile, check), { numRuns: 200 });

const storage = (changes: object) =>
  parseConfig({
    cognito: { userPoolId: 'eu-west-1_AbC', clientId: 'abc' },
    storage: { bucket: 'profiles', ...changes },
  }).storage;

/** What a reader of HTML makes of text without markup. */
const readHtml = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('a template, whatever the values', () => {
  it('has every placeholder filled in once, each value as it is', () => {
    forAll((parts, person) => {
      expect(fillTemplate(write(parts), person, asIs)).toBe(
        join(parts, (name) => valueOf(person, name)),
      );
    });
  });

  it('without placeholders stays the text that it is', () => {
    fc.assert(
      fc.property(fc.array(words), profile, (parts, person) => {
        expect(fillTemplate(parts.join(''), person, escapeJson)).toBe(parts.join(''));
      }),
    );
  });

  it('of JSON as text is JSON that holds the values', () => {
    const contentType = 'application/json';
    const template = JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, `<{${name}}>`])));
    forAll((_, person) => {
      const { Body } = toObjectContent(storage({ contentType }), template, person);
      expect(JSON.parse(Body)).toEqual(
        Object.fromEntries(NAMES.map((name) => [name, `<${valueOf(person, name)}>`])),
      );
    });
  });

  it('of JSON as an object holds the values, however deep, and none in place of a key', () => {
    forAll((parts, person) => {
      const template = { '{sub}': [{ deep: write(parts) }, 1, null] };
      const { Body } = toObjectContent(storage({}), template, person);
      const filled = join(parts, (name) => valueOf(person, name));
      expect(JSON.parse(Body)).toEqual({ '{sub}': [{ deep: filled }, 1, null] });
    });
  });

  it('of HTML has no markup of a value, and reads as the values do', () => {
    forAll((parts, person) => {
      const texts = parts.filter((part) => typeof part !== 'string');
      const html = fillTemplate(`<p title="${write(texts)}">`, person, escapeHtml);
      const [, title = '<'] = /^<p title="([^<>"']*)">$/u.exec(html) ?? [];
      expect(readHtml(title)).toBe(join(texts, (name) => valueOf(person, name)));
    });
  });

  it('of a subject is one line', () => {
    forAll((parts, person) => {
      expect(fillTemplate(write(parts), person, escapeLine)).toMatch(/^[^\r\n\v\f\u2028\u2029]*$/u);
    });
  });

  it('of a key has as many parts as it is written with, and reads as the values do', () => {
    forAll((parts, person) => {
      const names = parts.filter((part) => typeof part !== 'string');
      const key = ['users', ...names.map(({ name }) => `{${name}}`), 'profile.json'].join('/');
      const { Key } = toObjectAddress(storage({ key }), person);
      expect(Key).toMatch(/^[\x20-\x7e]*$/);
      expect(Key.split('/').map(decodeURIComponent)).toEqual([
        'users',
        ...names.map(({ name }) => valueOf(person, name)),
        'profile.json',
      ]);
    });
  });

  it('of metadata is printable ASCII that reads as the values do', () => {
    forAll((parts, person) => {
      const { Metadata } = toObjectHeaders(storage({ metadata: { who: write(parts) } }), person);
      expect(Metadata?.['who']).toMatch(/^[\x20-\x7e]*$/);
      expect(decodeURIComponent(Metadata?.['who'] ?? '%')).toBe(
        join(parts, (name) => valueOf(person, name)),
      );
    });
  });

  it('of a tag stays one tag, of characters that S3 takes', () => {
    forAll((parts, person) => {
      const { Tagging } = toObjectHeaders(storage({ tags: { who: write(parts) } }), person);
      const [[name, text = '&'] = [], ...others] = new URLSearchParams(Tagging);
      expect([name, others]).toEqual(['who', []]);
      expect(text).toMatch(/^[\p{L}\p{N}\p{Z}+\-=._:/@]{0,256}$/u);
    });
  });
});
