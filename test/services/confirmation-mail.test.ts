import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfirmationMail } from '../../src/services/confirmation-mail.ts';
import { SENDER, writeBase64, writeMail, writeMultipart, writeText } from './mail-source.ts';

const read = (raw: Uint8Array, by: 'code' | 'link' = 'code') =>
  readConfirmationMail(raw, { senders: [SENDER], by });
const readContent = (content: string) => read(writeMail({ content }));

const html = (body: string): string => `Content-Type: text/html; charset=UTF-8\r\n\r\n${body}`;

describe('the code of a mail', () => {
  it.each([
    ['plain', writeText('Your confirmation code is 123456')],
    [
      'quoted-printable, with a soft break inside the code',
      'Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nCode:=20123=\r\n456=2E',
    ],
    ['base64', writeBase64('text/plain', 'Your code is 123456.')],
    ['HTML in base64', writeBase64('text/html', '<p>Your code is <b>123456</b></p>')],
    [
      'HTML only',
      html(
        '<html><head><title>654321</title><style>p{color:#111111}</style></head><body><!-- <b> 222222 --><p style="color:#333333">Code:&nbsp;<b>123456</b></p></body></html>',
      ),
    ],
    [
      'nested parts',
      writeMultipart(
        'outer',
        writeMultipart('inner', html('<p>no code</p>'), writeText('Code 123456')),
        'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nMTExMTEx',
      ),
    ],
    ['text without it', writeMultipart('b', writeText('See below'), html('<b>123456</b>'))],
    ['Latin-1', 'Content-Type: text/plain; charset=iso-8859-1\r\n\r\nIhr Code für heute: 123456'],
    ['no content type', '\r\n123456'],
  ])('is found where the content is %s', async (_, content) => {
    expect(await readContent(content)).toEqual({
      recipients: ['ann@example.com'],
      confirmBy: { code: '123456' },
    });
  });

  it.each([
    ['Ihr Bestätigungscode lautet 123456.'],
    ['Code:123456'],
    ['(123456)'],
    ['„123456“'],
    ['123456'],
    ['Ваш код подтверждения: 123456'],
    ['您的验证码是123456，请勿泄露。'],
    ['確認コードは123456です。'],
    ['확인 코드는 123456입니다.'],
    ['رمز التأكيد 123456'],
    ['Code 123456, valid until 2026-01-02 12:30, or 02.01.2026'],
    ['On 2026-01-02 you ordered for 1234.56 EUR or 1,234,567.89 USD: 123456'],
    ['© 2026 Example Ltd. Your code is 123456'],
    ['Call +49 30 654321 or +1 (555) 654-3210 or +49 (0)30 654321. Code: 123456'],
    ['Questions? Call +1 (555) 654-3210. 123456 is your code.'],
    ['See https://example.com/654321?code=777777 or write to 654321@example.com: 123456'],
    ['Order AB654321, 654321X. Code: 123456'],
    ['Ticket 12345678. Code: 123456'],
  ])('is told from other numbers and words: %s', async (text) => {
    expect(await readContent(writeText(text))).toMatchObject({ confirmBy: { code: '123456' } });
  });

  it.each([
    ['Code: 12345678', '12345678'],
    ['Code: 4711', '4711'],
    ['012345', '012345'],
  ])('may have another length and begin with a zero: %s', async (text, code) => {
    expect(await readContent(writeText(text))).toMatchObject({ confirmBy: { code } });
  });
});

describe('a mail of no use', () => {
  it.each([
    ['© 2026 Example Ltd.'],
    ['Since 1999'],
    ['It costs 1234.56 EUR, on 2026-01-02 at 10:30.'],
    ['Call +49 30 1234567'],
    ['Confirm at https://example.com/confirmUser?confirmation_code=123456'],
    ['12345678901234'],
    ['123'],
    [''],
  ])('holds numbers that are no code: %s', async (text) => {
    expect(await readContent(writeText(text))).toEqual({ ignored: 'it holds no code' });
  });

  it('has the code in its subject only, which Cognito never does', async () => {
    const raw = writeMail({ headers: ['Subject: 123456'], content: writeText('See above') });
    expect(await read(raw)).toEqual({ ignored: 'it holds no code' });
  });

  it.each([
    ['its sender is not configured', { from: 'no-reply@example.com' }],
    ['its sender is not configured', { from: '' }],
    ['SES saw no DKIM or SPF pass for its sender', { results: 'spf=none; dkim=none' }],
    ['it names no recipient', { to: 'undisclosed-recipients:;' }],
  ])('is ignored, and why: %s', async (ignored, parts) => {
    expect(await read(writeMail(parts))).toEqual({ ignored });
  });

  it.each([
    ['nothing', ''],
    ['bytes', Buffer.from([0, 255, 254, 13, 10, 128])],
    ['a mail cut off in its headers', writeMail({}).subarray(0, 300)],
  ])('is %s', async (_, raw) => {
    expect(await read(Buffer.from(raw))).toHaveProperty('ignored');
  });
});

describe('the recipients of a mail', () => {
  it.each([
    ['Ann@Example.COM', ['ann@example.com']],
    ['"Ann, B." <ann+eu@example.com>', ['ann+eu@example.com']],
    ['=?UTF-8?B?QsOkcmJlbA==?= <baerbel@example.com>', ['baerbel@example.com']],
    ['a@example.com,\r\n B <b@example.com>', ['a@example.com', 'b@example.com']],
  ])('are read from %s in lower case', async (to, recipients) => {
    expect(await read(writeMail({ to }))).toEqual({ recipients, confirmBy: { code: '123456' } });
  });

  it('are read though the sender has a name in encoded words', async () => {
    const from = `=?UTF-8?Q?Caf=C3=A9=2C_Inc?= <${SENDER}>`;
    expect(await read(writeMail({ from }))).toHaveProperty('confirmBy', { code: '123456' });
  });
});

/** Half of the time a mail that is torn somewhere, else noise. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc
    .tuple(fc.nat(1200), fc.uint8Array({ maxLength: 40 }))
    .map(([end, noise]) => Buffer.concat([writeMail({}).subarray(0, end), noise])),
);

const headerName = fc.constantFrom(
  'From',
  'To',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Authentication-Results',
  'Received',
  'X-SES-RECEIPT',
  '',
);
const headerValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(SENDER, 'multipart/mixed; boundary="x"', 'base64', '=?UTF-8?B?=?=', '<<>>,;:'),
);

describe('whatever lies in the inbox', () => {
  it('is read or ignored, never a reason to stop', async () => {
    const property = fc.asyncProperty(anyBytes, async (raw) => {
      expect(Object.keys(await read(raw))).toEqual(
        expect.toBeOneOf([['ignored'], ['recipients', 'confirmBy']]),
      );
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it('is read or ignored, whatever its headers are', async () => {
    const headers = fc.array(
      fc.tuple(headerName, headerValue).map(([name, value]) => `${name}: ${value}`),
      { maxLength: 12 },
    );
    const property = fc.asyncProperty(headers, async (lines) => {
      const raw = Buffer.from(`${lines.join('\r\n')}\r\n\r\n--x\r\n\r\n123456\r\n--x--`);
      expect(await read(raw)).toHaveProperty('ignored');
      await read(writeMail({ headers: lines }));
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

describe('the link of a mail', () => {
  const link =
    'https://login.example.com/confirmUser/?client_id=abc&user_name=ann&confirmation_code=123456';

  it.each([
    ['plain', writeText(`Click ${link} to confirm.`)],
    ['HTML with entities', html(`<a href="${link.replaceAll('&', '&amp;')}">Verify Email</a>`)],
    ['base64', writeBase64('text/html', `<a href="${link.replaceAll('&', '&#38;')}">Verify</a>`)],
    [
      'quoted-printable, with soft breaks inside the link',
      `Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<a href=3D"${link.replaceAll('&', '&amp;').replaceAll('=', '=3D').replace('user_name', 'user_=\r\nname')}">Verify</a>`,
    ],
  ])('is found where the content is %s', async (_, content) => {
    expect(await read(writeMail({ content }), 'link')).toEqual({
      recipients: ['ann@example.com'],
      confirmBy: { link },
    });
  });

  it('is missed where there is only a code', async () => {
    const mail = await read(writeMail({ content: writeText('Your code is 123456') }), 'link');
    expect(mail).toEqual({ ignored: 'it holds no link' });
  });
});
