import { expect, it } from 'vitest';
import { readVerdicts } from '../../src/services/mail-verdicts.ts';

const read = (results: string) =>
  readVerdicts(Buffer.from(`Received: a\r\n${results}From: a@example.com\r\n\r\nHello\r\n`));

it.each([
  ['Authentication-Results: amazonses.com; spf=pass (a) b;\r\n dkim=fail c;\r\n', 'pass', 'fail'],
  [
    'Authentication-Results: amazonses.com;\r\n spf=softfail (a; dkim=pass)\r\n',
    'softfail',
    'pass',
  ],
  ['Authentication-Results: example.com; spf=pass\r\n', undefined, undefined],
  ['X-Other: 1\r\nAuthentication-Results: amazonses.com; spf=pass\r\n', undefined, undefined],
])('reads what SES says in %j', async (results, spf, dkim) => {
  expect(await read(results)).toEqual({
    ...(spf !== undefined && { spf }),
    ...(dkim !== undefined && { dkim }),
  });
});
