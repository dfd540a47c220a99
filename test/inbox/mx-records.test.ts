import { expect, it } from 'vitest';
import { isReceivingRegion, toMxRecords } from '../../src/inbox/mx-records.ts';

it('names each domain once, and every sub-domain by a wildcard', () => {
  const recipients = ['example.com', 'ann@example.com', '.example.com'];
  const record = { type: 'MX', priority: 10, value: 'inbound-smtp.eu-west-1.amazonaws.com' };
  expect(toMxRecords(recipients, 'eu-west-1')).toEqual([
    { name: 'example.com', ...record },
    { name: '*.example.com', ...record },
  ]);
});

it.each([
  ['eu-west-1', true],
  ['eu-central-2', false],
])('knows whether SES receives mail in %s', (region, expected) => {
  expect(isReceivingRegion(region)).toBe(expected);
});
