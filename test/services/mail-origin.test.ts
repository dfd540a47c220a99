import type { Header } from 'postal-mime';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { isAuthentic, isConfiguredSender } from '../../src/services/mail-origin.ts';
import { DOMAIN, PASSED, SENDER, spf, writeMail, writeSesHeaders } from './mail-source.ts';

const readHeaders = async (raw: Buffer | string): Promise<readonly Header[]> =>
  (await PostalMime.parse(raw)).headers;

const isAuthenticWith = async (results: string, sender = SENDER): Promise<boolean> =>
  isAuthentic(await readHeaders(writeMail({ results })), sender);

const FORGED = `Authentication-Results: amazonses.com; ${PASSED}`;
const NOTHING_PASSED = `${spf('fail', 'eve@evil.example')} dkim=none; dmarc=fail;`;

describe('a sender whom SES vouches for', () => {
  it.each([
    ['SPF and DKIM', PASSED],
    ['SPF only', `${spf('pass', SENDER)} dkim=none; dmarc=none;`],
    ['SPF of another local part', `${spf('pass', `0102@${DOMAIN}`)} dkim=none;`],
    ['DKIM only', `${spf('softfail', 'x@amazonses.com')} dkim=pass header.i=@${DOMAIN};`],
    ['DKIM by header.d', `${spf('none', 'x@amazonses.com')} dkim=pass header.d=${DOMAIN};`],
    [
      'the second DKIM signature',
      `dkim=pass header.i=@amazonses.com; dkim=pass header.i=@${DOMAIN};`,
    ],
    ['DKIM of a user', `dkim=pass header.i=no-reply@${DOMAIN};`],
    ['capital letters', `DKIM=PASS header.i=@${DOMAIN.toUpperCase()};`],
  ])('passed by %s', async (_, results) => {
    expect(await isAuthenticWith(results)).toBe(true);
  });

  it('may have a subdomain of the domain that passed', async () => {
    expect(await isAuthenticWith(PASSED, `no-reply@mail.${DOMAIN}`)).toBe(true);
  });
});

describe('a sender whom SES does not vouch for', () => {
  it.each([
    ['nothing passed', NOTHING_PASSED],
    ['SPF failed for it', `${spf('fail', SENDER)} dkim=none;`],
    ['SPF passed for somebody else', `${spf('pass', 'eve@evil.example')} dkim=none;`],
    ['DKIM passed for another domain', 'dkim=pass header.i=@evil.example;'],
    ['DKIM passed for a domain that ends alike', `dkim=pass header.i=@evil${DOMAIN};`],
    ['DKIM passed for a domain below it', `dkim=pass header.i=@evil.${DOMAIN};`],
    ['DKIM passed for a user named like it', `dkim=pass header.i=${DOMAIN}@evil.example;`],
    ['DKIM passed for a strange user', `dkim=pass header.i=x@${DOMAIN}@evil.example;`],
    ['DKIM passed for a top-level domain', 'dkim=pass header.i=@com;'],
    [
      'DKIM failed for it and passed for another',
      `dkim=fail header.i=@${DOMAIN}; dkim=pass header.i=@evil.example;`,
    ],
    ['only DMARC mentions it', `dkim=none; dmarc=pass header.from=${DOMAIN};`],
    [
      'it is named in a quoted local part',
      spf('pass', `"dkim=pass header.i=@${DOMAIN}"@evil.example`),
    ],
    [
      'a quoted local part looks like results',
      spf('pass', `"; dkim=pass header.i=@${DOMAIN}; x"@evil.example`),
    ],
    [
      'the greeting looks like results',
      `${spf('none', 'eve@evil.example').slice(0, -1)}dkim=pass;dkim=pass(x)header.i=@${DOMAIN};`,
    ],
    [
      'an encoded word looks like results',
      spf('pass', `=?utf-8?q?x=3B_dkim=3Dpass_header.i=3D=40${DOMAIN}?=@evil.example`),
    ],
    ...['dkim=pass/header.i=x', 'spf=pass/envelope-from=x', 'dkim=pass/helo=x'].map((localPart) => [
      `the local part \`${localPart}\` looks like results`,
      `${spf('fail', `${localPart}@${DOMAIN}`)} dkim=fail header.i=@${DOMAIN};`,
    ]),
    ['there is no result', ''],
  ])('because %s', async (_, results) => {
    expect(await isAuthenticWith(results)).toBe(false);
  });

  it('because its domain only ends like the one that passed', async () => {
    expect(await isAuthenticWith(PASSED, `no-reply@evil${DOMAIN}`)).toBe(false);
  });

  it.each(['', 'no-reply@', 'com'])('because the sender is `%s`', async (sender) => {
    expect(
      await isAuthenticWith('dkim=pass header.i=@com; spf=pass envelope-from=x@;', sender),
    ).toBe(false);
  });
});

describe('results that SES did not write', () => {
  it('are not read further down in the mail', async () => {
    const raw = writeMail({ results: NOTHING_PASSED, headers: [FORGED] });
    expect(isAuthentic(await readHeaders(raw), SENDER)).toBe(false);
  });

  it('are not read though they stand directly below those of SES', async () => {
    const raw = `${writeSesHeaders(NOTHING_PASSED)}\r\n${FORGED}\r\n\r\n`;
    expect(isAuthentic(await readHeaders(raw), SENDER)).toBe(false);
  });

  it.each([
    ['below a header that SES does not write', `From: ${SENDER}\r\n${FORGED}`],
    ['of another server', FORGED.replace('amazonses.com', 'mx.example.com')],
    [
      'of a server with a longer name',
      FORGED.replace('amazonses.com', 'amazonses.com.evil.example'),
    ],
  ])('are not read: %s', async (_, headers) => {
    expect(isAuthentic(await readHeaders(`${headers}\r\n\r\n`), SENDER)).toBe(false);
  });

  it('are not read where there is no header at all', () => {
    expect(isAuthentic([], SENDER)).toBe(false);
  });
});

describe('a configured sender', () => {
  it.each([
    [SENDER, [SENDER], true],
    ['No-Reply@VerificationEmail.com', [SENDER], true],
    [SENDER, ['other@example.com', DOMAIN], true],
    [SENDER, [DOMAIN.toUpperCase()], true],
    [`x@sub.${DOMAIN}`, [DOMAIN], false],
    [`x@evil${DOMAIN}`, [DOMAIN], false],
    ['other@verificationemail.com', [SENDER], false],
    ['', [SENDER], false],
    [SENDER, [], false],
  ])('%s of %o: %s', (sender, senders, expected) => {
    expect(isConfiguredSender(sender, senders)).toBe(expected);
  });
});
