import { describe, expect, it } from 'vitest';
import type { ReceiptRule } from '../../src/domain/receipt-rule.ts';
import {
  createInboxRule,
  findDifferences,
  findSwallowers,
  serves,
} from '../../src/inbox/inbox-rule.ts';

const PLACE = { bucket: 'mails', prefix: 'in/' };
const WANTED = createInboxRule(PLACE, ['people.example.com']);
const store = (prefix: string, isEncrypted = false) =>
  ({ type: 'store', bucket: 'mails', prefix, isEncrypted }) as const;

describe('the rule of an inbox', () => {
  it('stores mail in plain, under a name that bucket and prefix decide', () => {
    expect(WANTED).toMatchObject({ isEnabled: true, actions: [store('in/')] });
    expect(createInboxRule(PLACE, ['other.example.com']).name).toBe(WANTED.name);
    expect(createInboxRule({ ...PLACE, prefix: 'in' }, []).name).not.toBe(WANTED.name);
    expect(WANTED.name).toMatch(/^[a-z0-9-]{1,63}$/);
  });

  it('names each recipient once', () => {
    expect(createInboxRule(PLACE, ['a.com', 'b.com', 'a.com']).recipients).toEqual([
      'a.com',
      'b.com',
    ]);
  });
});

const CHANGES: readonly (readonly [name: string, Partial<ReceiptRule>, RegExp])[] = [
  ['it is disabled', { isEnabled: false }, /disabled/],
  ['it is for others', { recipients: ['a.com'] }, /is for a.com, not for people.example.com/],
  ['it is for more', { recipients: ['a.com', ...WANTED.recipients] }, /is for a.com, people/],
  ['it is for everybody', { recipients: [] }, /is for everybody, not/],
  ['it stores elsewhere', { actions: [store('out/')] }, /does not store mail in bucket mails/],
  ['it stores nothing', { actions: [{ type: 'other' }] }, /does not store/],
  ['it encrypts', { actions: [store('in/', true)] }, /encrypt/],
];

describe('a rule of the same name', () => {
  it.each(CHANGES)('differs where %s', (_name, change, words) => {
    const [difference, ...others] = findDifferences({ ...WANTED, ...change }, WANTED, PLACE);
    expect(others).toEqual([]);
    expect(difference).toMatch(words);
  });

  it('may do more, and name its recipients in another order', () => {
    const wanted = createInboxRule(PLACE, ['a.com', 'b.com']);
    const actions = [{ type: 'other' } as const, ...wanted.actions];
    const rule = { ...wanted, actions, recipients: ['b.com', 'a.com'] };
    expect(findDifferences(rule, wanted, PLACE)).toEqual([]);
  });
});

describe("somebody else's rule", () => {
  it.each([
    ['does the same', {}, true],
    ['does it for everybody', { recipients: [] }, true],
    ['does it for others', { recipients: ['a.com'] }, false],
    ['is disabled', { isEnabled: false }, false],
    ['encrypts', { actions: [store('in/', true)] }, false],
    ['stores elsewhere', { actions: [store('out/')] }, false],
  ] as const)('that %s serves: %s', (_name, change, expected) => {
    expect(serves({ ...WANTED, name: 'other', ...change }, WANTED, PLACE)).toBe(expected);
  });
});

it.each([
  ['stops', { actions: [{ type: 'stop' }] }, 1],
  ['bounces', { actions: [{ type: 'other' }, { type: 'bounce' }] }, 1],
  ['goes on', { actions: [store('out/')] }, 0],
  ['stops and is disabled', { actions: [{ type: 'stop' }], isEnabled: false }, 0],
  ['stops for others', { actions: [{ type: 'stop' }], recipients: ['a.com'] }, 0],
] as const)('swallows mail by a rule that %s: %i', (_name, change, count) => {
  const rule = { ...WANTED, name: 'before', ...change };
  expect(findSwallowers([rule], WANTED.recipients)).toHaveLength(count);
});
