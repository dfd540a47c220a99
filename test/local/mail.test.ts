import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { formatMail } from '../../src/local/mail.ts';
import type { Mail } from '../../src/local/mail.ts';

const mail: Mail = {
  messageId: 'id-1@example.com',
  from: { address: 'no-reply@example.com' },
  to: { address: 'bob@example.com' },
  subject: 'Code',
  text: 'Hello',
  html: '<p>Hello</p>',
  sentAtMs: Date.UTC(2026, 0, 1, 12),
};

// The parser ends every part with a line break of its own.
it('writes a mail that a parser reads back', async () => {
  const parsed = await PostalMime.parse(formatMail(mail));
  expect(parsed).toMatchObject({
    messageId: '<id-1@example.com>',
    from: { address: 'no-reply@example.com', name: '' },
    to: [{ address: 'bob@example.com' }],
    subject: 'Code',
    text: 'Hello\n',
    html: '<p>Hello</p>\n',
    date: '2026-01-01T12:00:00.000Z',
  });
});

it.each([
  ['a short subject beyond ASCII', 'Grüße'],
  [
    'a long subject beyond ASCII',
    'Ihr Bestätigungscode für die große weite Welt – gültig für 24 Stunden ✉️',
  ],
  ['a subject of wide characters', '確認コード'.repeat(12)],
  ['a subject of characters outside the first plane', '🎉'.repeat(30)],
])('keeps %s', async (_title, subject) => {
  const source = formatMail({ ...mail, subject });
  expect(source).toMatch(/^[\0-\x7f]*$/);
  expect(source).not.toMatch(/=\?[^\s]{74}/);
  expect((await PostalMime.parse(source)).subject).toBe(subject);
});

it.each(['Zoë Müller', 'Smith, "Bob" \\ Co.'])('keeps the name %s', async (name) => {
  const source = formatMail({ ...mail, from: { address: 'a@example.com', name } });
  expect((await PostalMime.parse(source)).from).toEqual({ address: 'a@example.com', name });
});

it.each([
  ['an equals sign', 'a=b ='],
  ['letters beyond ASCII', 'Grüße, 世界'],
  ['a line longer than mail allows', 'x'.repeat(2000)],
  ['a long line beyond ASCII', 'ü'.repeat(500)],
  ['white space at the end of a line', 'one \ntwo\t\nthree'],
  ['a line that looks like a boundary', '--boundary\n.\nFrom me'],
])('keeps a text with %s', async (_title, text) => {
  const source = formatMail({ ...mail, text });
  expect((await PostalMime.parse(source)).text).toBe(`${text}\n`);
  expect(source).not.toMatch(/[^\r\n]{79}/);
  expect(source).not.toMatch(/[ \t]\r\n/);
});

it('ends every line in CRLF', () => {
  expect(formatMail({ ...mail, text: 'one\ntwo' })).not.toMatch(/[^\r]\n/);
});

it('lets no line break in a subject begin another header', async () => {
  const { headers } = await PostalMime.parse(
    formatMail({ ...mail, subject: 'Code\r\nBcc: eve@example.com' }),
  );
  expect(headers.map(({ key }) => key)).not.toContain('bcc');
});
