import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfirmationMail } from '../../src/services/confirmation-mail.ts';
import { DOMAIN, PASSED, SENDER, spf, writeMail } from './mail-source.ts';

const EVIL = 'evil.example';

const isTrusted = async (mail: Parameters<typeof writeMail>[0]): Promise<boolean> =>
  'confirmBy' in (await readConfirmationMail(writeMail(mail), { senders: [SENDER], by: 'code' }));

/** What results are made of, so that words made of it look like results. */
const CLUES = ['dkim=pass', 'spf=pass', 'header.i=', 'header.d=', 'envelope-from=', 'helo=', 'x'];
const WHOLE_CLUES = [`envelope-from=x@${DOMAIN}`, `dkim=pass(x)header.i=@${DOMAIN}`, `@${DOMAIN}`];

const write = (clues: readonly string[], separators: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...clues), fc.constantFrom('', ...separators)), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts) => parts.flat().join(''));

/** A local part: atoms, or anything in quotes: https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2. */
const localPart = fc.oneof(
  write(CLUES, ['/', '=', '.', '{']),
  write([...CLUES, ...WHOLE_CLUES], [' ', '; ', '@', '(', String.raw`\"`]).map(
    (words) => `"${words}"`,
  ),
);
const greeting = write([...CLUES, ...WHOLE_CLUES], ['/', ';', '@', '"']);

const dkim = fc.constantFrom(
  'dkim=none;',
  `dkim=fail header.i=@${DOMAIN};`,
  `dkim=pass header.i=@${EVIL};`,
  `dkim=temperror header.i=@${DOMAIN}; dkim=pass header.d=${EVIL};`,
);

/** Whom SPF looked at: the domain in question, which did not pass, or one of the forger's own. */
const envelope = fc.oneof(
  fc.tuple(fc.constantFrom('fail', 'softfail', 'none', 'neutral'), fc.constantFrom(DOMAIN, EVIL)),
  fc.tuple(fc.constant('pass'), fc.constantFrom(EVIL, `${DOMAIN}.${EVIL}`, `${DOMAIN}x`)),
);

/** Results of SES for a mail that is not from whom it says, in whatever words its sender greets and names itself. */
const nothingPassed = fc
  .record({ envelope, localPart, greeting, dkim })
  .map(({ envelope: [result, domain], localPart: local, greeting: helo, dkim: signatures }) =>
    [spf(result, `${local}@${domain}`, helo), signatures, 'dmarc=fail;'].join(' '),
  );

const forgedHeader = fc.oneof(
  fc.constantFrom(
    `Authentication-Results: amazonses.com; ${PASSED}`,
    `authentication-results: amazonses.com; dkim=pass header.i=@${DOMAIN}`,
    'X-SES-RECEIPT: cmVjZWlwdA==',
    'Return-Path: <x@example.com>',
    `From: ${SENDER}`,
  ),
  write([...CLUES, ...WHOLE_CLUES], [' ', '; ', '@', '"']).map(
    (words) => `Authentication-Results: amazonses.com; ${words}`,
  ),
);

describe('a mail that is not from whom it says', () => {
  it('is never trusted, however its sender greets and names itself', async () => {
    const property = fc.asyncProperty(nothingPassed, async (results) => {
      expect(await isTrusted({ results })).toBe(false);
    });
    await fc.assert(property, { numRuns: 500 });
  });

  it('is never trusted, whatever headers it brings along', async () => {
    const headers = fc.array(forgedHeader, { minLength: 1, maxLength: 5 });
    const property = fc.asyncProperty(nothingPassed, headers, async (results, lines) => {
      expect(await isTrusted({ results, headers: lines })).toBe(false);
      expect(await isTrusted({ results, from: `${SENDER}\r\n${lines.join('\r\n')}` })).toBe(false);
    });
    await fc.assert(property, { numRuns: 150 });
  });
});

describe('a mail that is from whom it says', () => {
  it('is trusted, however its sender greets and names itself', async () => {
    const property = fc.asyncProperty(localPart, greeting, async (local, helo) => {
      const bySpf = spf('pass', `${local}@${DOMAIN}`, helo);
      const byDkim = `${spf('none', `${local}@${EVIL}`, helo)} dkim=pass header.i=@${DOMAIN};`;
      expect(await isTrusted({ results: `${bySpf} dkim=none;` })).toBe(true);
      expect(await isTrusted({ results: byDkim })).toBe(true);
    });
    await fc.assert(property, { numRuns: 150 });
  });
});
