import { expect, it } from 'vitest';
import { readTree } from '../../../src/local/ses/form-tree.ts';

it.each([
  ['Name=a', 'Name', 'a'],
  ['Name=a', 'Rule', undefined],
  ['Ruler.Name=a', 'Rule', undefined],
  ['Rule.Name=a&Rule.To=', 'Rule', { Name: 'a', To: '' }],
  ['Rule.member.2=b&Rule.member.1=a', 'Rule', ['a', 'b']],
  ['Rule.To.member.1=a', 'Rule', { To: ['a'] }],
  [
    'Rule.Do.member.1.Stop.Scope=all&Rule.Do.member.1.Stop.Topic=b',
    'Rule',
    { Do: [{ Stop: { Scope: 'all', Topic: 'b' } }] },
  ],
])('reads of %s what stands below %s', (form, name, expected) => {
  expect(readTree(new URLSearchParams(form), name)).toEqual(expected);
});

it('keeps items in order beyond nine', () => {
  const items = Array.from({ length: 12 }, (_, index) => String(index));
  const form = items.map((item) => `To.member.${Number(item) + 1}=${item}`).toReversed();
  expect(readTree(new URLSearchParams(form.join('&')), 'To')).toEqual(items);
});
