import { describe, expect, it } from 'vitest';
import type { ProfileInput } from '../../src/machines/calls.ts';
import { fillTemplate, findUnknownPlaceholders } from '../../src/services/template.ts';

const PROFILE: ProfileInput = {
  username: 'zoë/1',
  sub: 'sub-1',
  identityId: null,
  batch: 'spring',
  startedAt: 0,
  attributes: { email: 'zoe@example.com', given_name: '{sub}', 'custom:team': 'a b' },
};

const asIs = (value: string): string => value;

describe('a template', () => {
  it.each([
    ['users/{sub}/profile.json', 'users/sub-1/profile.json'],
    ['{username} {username}', 'zoë/1 zoë/1'],
    ['{email}', 'zoe@example.com'],
    ['[{custom:team}]', '[a b]'],
    ['Hello {family_name}!', 'Hello !'],
    ['[{custom:none}]', '[]'],
    ['no placeholder, { }, {} and {', 'no placeholder, { }, {} and {'],
    [
      '{"a":1,"b":{"c":"{sub}"}} p{color:red} p{ margin: 0 }',
      '{"a":1,"b":{"c":"sub-1"}} p{color:red} p{ margin: 0 }',
    ],
    ['[{identityId}]', '[]'],
    ['{{sub}}', '{sub-1}'],
  ])('%s becomes %s', (template, expected) => {
    expect(fillTemplate(template, PROFILE, asIs)).toBe(expected);
  });

  it('does not expand a value that looks like a placeholder, or like a pattern', () => {
    const attributes = { name: "$& $1 $'" };
    expect(fillTemplate('{given_name}', PROFILE, asIs)).toBe('{sub}');
    expect(fillTemplate('{name}', { ...PROFILE, attributes }, asIs)).toBe("$& $1 $'");
  });

  it('escapes values and nothing else', () => {
    expect(fillTemplate('a b/{username}/{custom:team}', PROFILE, encodeURIComponent)).toBe(
      'a b/zo%C3%AB%2F1/a%20b',
    );
  });

  it('takes the mail address from the username where no attribute has it', () => {
    const person = { ...PROFILE, username: 'bob@example.com', attributes: {} };
    expect(fillTemplate('{email}', person, asIs)).toBe('bob@example.com');
    expect(fillTemplate('[{email}]', { ...PROFILE, attributes: {} }, asIs)).toBe('[]');
  });

  it('keeps an attribute from standing in for the sub or the username', () => {
    const attributes = { sub: 'forged', username: 'forged' };
    expect(fillTemplate('{sub} {username}', { ...PROFILE, attributes }, asIs)).toBe('sub-1 zoë/1');
  });

  it.each(['{constructor}', '{toString}', '{__proto__}'])(
    'puts nothing in for %s, which no row has',
    (template) => {
      expect(fillTemplate(template, PROFILE, asIs)).toBe('');
    },
  );
});

describe('the unknown placeholders of a text', () => {
  it.each([
    ['users/{sub}/{username}/{email}/{custom:team}/{phone_number}', []],
    ['{identity} {Sub} {}', ['identity', 'Sub']],
    ['{ sub }', [' sub ']],
    ['{custom:} {custom:abcdefghijklmnopqrstu}', ['custom:', 'custom:abcdefghijklmnopqrstu']],
    ['{constructor}', ['constructor']],
    ['none at all', []],
  ])('%s: %o', (text, unknown) => {
    expect(findUnknownPlaceholders(text)).toEqual(unknown);
  });
});
