import { describe, expect, it } from 'vitest';
import {
  includesRecipient,
  overlap,
  parseAddress,
  parseRecipient,
  toIdentities,
} from '../../src/inbox/recipients.ts';

describe('a recipient', () => {
  it.each([
    ['People.Example.com', 'people.example.com'],
    ['.example.com', '.example.com'],
    ['Ann.Lee+a@people.example.com', 'ann.lee+a@people.example.com'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ])('%s is taken as %s', (text, recipient) => {
    expect(parseRecipient(text)).toBe(recipient);
  });

  it.each([
    '',
    'com',
    'example.',
    '..example.com',
    '-a.com',
    'a b.com',
    'ann@',
    '@a.com',
    'a@.b.com',
  ])('is not `%s`', (text) => {
    expect(() => parseRecipient(text)).toThrow(`got ${text}.`);
  });
});

it('takes no domain for an address', () => {
  expect(parseAddress('ann@example.com')).toBe('ann@example.com');
  expect(() => parseAddress('example.com')).toThrow('Expected an address such as');
});

describe('a rule for', () => {
  it.each([
    ['everybody', [], 'ann@example.com', true],
    ['a domain', ['example.com'], 'ann@example.com', true],
    ['a domain', ['example.com'], 'example.com', true],
    ['a domain', ['example.com'], 'ann@a.example.com', false],
    ['sub-domains', ['.example.com'], 'ann@a.example.com', true],
    ['sub-domains', ['.example.com'], 'a.example.com', true],
    ['sub-domains', ['.example.com'], '.a.example.com', true],
    ['sub-domains', ['.example.com'], 'ann@example.com', false],
    ['sub-domains', ['.example.com'], 'ann@myexample.com', false],
    ['an address', ['bob@example.com', 'ann@example.com'], 'ann@example.com', true],
    ['an address', ['ann@example.com'], 'example.com', false],
  ])('%s %j is for %s: %s', (...[, recipients, recipient, expected]) => {
    expect(includesRecipient(recipients, recipient)).toBe(expected);
  });

  it.each([
    [[], ['example.com'], true],
    [['ann@example.com'], [], true],
    [['ann@example.com'], ['example.com'], true],
    [['example.com'], ['ann@example.com'], true],
    [['a.example.com'], ['.example.com'], true],
    [['example.com'], ['.example.com'], false],
    [['ann@example.com'], ['bob@example.com'], false],
  ])('%j and one for %j share addresses: %s', (some, others, expected) => {
    expect(overlap(some, others)).toBe(expected);
  });
});

it.each([
  ['a.b.example.com', ['a.b.example.com', 'b.example.com', 'example.com']],
  ['.example.com', ['example.com']],
  ['ann@example.com', ['ann@example.com', 'example.com']],
])('is verified for %s by one of %j', (recipient, identities) => {
  expect(toIdentities(recipient)).toEqual(identities);
});
