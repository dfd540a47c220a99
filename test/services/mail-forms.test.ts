import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isConfirmationLink } from '../../src/services/confirmation-link.ts';
import { readConfirmationMail } from '../../src/services/confirmation-mail.ts';
import { SENDER, writeBase64, writeMail, writeMultipart, writeText } from './mail-source.ts';

const read = (raw: Uint8Array, by: 'code' | 'link') =>
  readConfirmationMail(raw, { senders: [SENDER], by });

const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((list) => list.join(''));

const code = digits(6);

/** What may stand around a code: words of many scripts, dates, amounts, years and punctuation, never a free number. */
const before = fc.constantFrom(
  'Your confirmation code is ',
  'Ihr Bestätigungscode lautet: ',
  'Ваш код подтверждения — ',
  '您的验证码是',
  '確認コードは「',
  'رمز التأكيد الخاص بك هو ',
  'Il y a 5 minutes, le 2026-01-02 : ',
  '© 2026 Example Ltd. Code=',
  'See https://example.com/654321?x=777777 or +1 (555) 654-3210. ',
  '(',
  '',
);
const after = fc.constantFrom(
  '',
  '.',
  ' ',
  '。',
  '」です。',
  ' — valid for 24 hours',
  '!\r\n\r\nBye',
);

type Encode = (type: 'text/plain' | 'text/html', body: string) => string;

/** Quoted-printable whose lines are broken after every so many characters, also within a code. */
const quotedPrintable =
  (width: number): Encode =>
  (type, body) => {
    const encoded = [...Buffer.from(body)].map((byte) =>
      /[\w ]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    );
    const lines = Array.from({ length: Math.ceil(encoded.length / width) }, (_, index) =>
      encoded.slice(index * width, (index + 1) * width).join(''),
    );
    return [
      `Content-Type: ${type}; charset=UTF-8`,
      'Content-Transfer-Encoding: quoted-printable',
      '',
      lines.join('=\r\n'),
    ].join('\r\n');
  };

const encode: fc.Arbitrary<Encode> = fc.oneof(
  fc.constant<Encode>(writeBase64),
  fc.constant<Encode>((type, body) => writeText(body).replace('text/plain', type)),
  fc.integer({ min: 1, max: 70 }).map(quotedPrintable),
);

const toHtml = (text: string): string =>
  `<html><head><title>654321</title><style>p{color:#111111}</style></head><body><!-- <b>222222</b> --><p style="color:#333333"><b>${text.replaceAll('&', '&amp;')}</b></p></body></html>`;

/** Writes a text as the only part, or the only part that says anything, of a mail. */
const content = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .record({ text, encode, isHtml: fc.boolean(), depth: fc.nat(3), beside: fc.subarray(PARTS) })
    .map(({ text: body, encode: write, isHtml, depth, beside }) => {
      const part = isHtml ? write('text/html', toHtml(body)) : write('text/plain', body);
      if (depth === 0) return part;
      return Array.from({ length: depth }).reduce<string>(
        (inner, _, level) => writeMultipart(`level-${level}`, ...beside, inner),
        part,
      );
    });

const PARTS = [
  writeText('Hello,'),
  'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nMTExMTEx',
  'Content-Type: text/plain; name="a.txt"\r\nContent-Disposition: attachment\r\n\r\n777777',
];

const localPart = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_+-]{0,10}$/);
const address = fc.tuple(localPart, fc.constantFrom('example.com', 'Mail.Example.ORG'));

/** A person in a `To` header: an address with or without a name. */
const recipient = fc
  .tuple(address, fc.constantFrom('', 'Ann', '"Ann, B. 123456"', '=?UTF-8?B?QsOkcmJlbA==?='))
  .map(([parts, name]) => ({
    address: parts.join('@'),
    header: name === '' ? parts.join('@') : `${name} <${parts.join('@')}>`,
  }));
const recipients = fc.array(recipient, { minLength: 1, maxLength: 3 });

type People = readonly { readonly address: string; readonly header: string }[];

const writeTo = (people: People): string => people.map(({ header }) => header).join(',\r\n ');

const toAddresses = (people: People): string[] =>
  people.map(({ address: one }) => one.toLowerCase());

describe('a confirmation mail in any form and language', () => {
  it('has exactly its code found, and its recipients in lower case', async () => {
    const mail = fc.tuple(before, code, after).chain(([start, digit, end]) =>
      fc.record({
        expected: fc.constant(digit),
        body: content(fc.constant(`${start}${digit}${end}`)),
        people: recipients,
      }),
    );
    await fc.assert(
      fc.asyncProperty(mail, async ({ expected, body, people }) => {
        const raw = writeMail({ content: body, to: writeTo(people) });
        expect(await read(raw, 'code')).toEqual({
          recipients: toAddresses(people),
          confirmBy: { code: expected },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('has no code found where there is none', async () => {
    const words = fc.tuple(before, after).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(content(words), async (body) => {
        expect(await read(writeMail({ content: body }), 'code')).toEqual({
          ignored: 'it holds no code',
        });
      }),
      { numRuns: 150 },
    );
  });

  it('has exactly its link found, which is one of the pool', async () => {
    const target = { domains: ['login.example.com'], clientId: 'abc' };
    const link = fc
      .record({ user_name: fc.string(), confirmation_code: code, client_id: fc.constant('abc') })
      .map(
        (query) =>
          `https://login.example.com/confirmUser/?${new URLSearchParams(query).toString()}`,
      );
    const mail = link.chain((url) =>
      fc.tuple(
        fc.constant(url),
        content(fc.constantFrom(`Click ${url} now.`, url, `(${url})`, `確認 ${url}\r\nBye`)),
      ),
    );
    await fc.assert(
      fc.asyncProperty(mail, async ([url, body]) => {
        const found = await read(writeMail({ content: body }), 'link');
        expect(found).toHaveProperty('confirmBy', { link: url });
        expect(isConfirmationLink(url, target)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
