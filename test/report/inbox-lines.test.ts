import { expect, it } from 'vitest';
import { formatInboxCheck } from '../../src/report/inbox-lines.ts';

const CHECK = { address: 'ann@example.com', arrived: true, missing: [], seconds: 3.2, key: 'in/1' };

it.each([
  [{ spf: 'pass', dkim: 'fail' }, 'SES says of its sender: SPF pass, DKIM fail'],
  [{}, 'SES says of its sender: SPF nothing, DKIM nothing'],
])('tells when a mail arrived, and what SES says of it: %j', (verdicts, line) => {
  expect(formatInboxCheck({ ...CHECK, ...verdicts })).toEqual([
    'Mail to ann@example.com arrived after 3.2 s under in/1',
    line,
  ]);
});

it('lists what is missing', () => {
  const missing = ['No rule.', 'No domain.'];
  expect(formatInboxCheck({ address: 'ann@example.com', arrived: false, missing })).toEqual([
    'Mail to ann@example.com does not arrive:',
    '- No rule.',
    '- No domain.',
  ]);
});
