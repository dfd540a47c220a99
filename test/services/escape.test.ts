import { expect, it } from 'vitest';
import * as fc from 'fast-check';
import { parseTags } from '../../src/local/s3/tags.ts';
import {
  asIs,
  escapeHeader,
  escapeHtml,
  escapeJson,
  escapeLine,
  escapeTag,
  toBodyEscape,
} from '../../src/services/escape.ts';

it.each([
  ['<b title="x">\'&amp;', '&lt;b title=&quot;x&quot;&gt;&#39;&amp;amp;'],
  ['zoë', 'zoë'],
])('HTML: %s becomes %s', (value, escaped) => {
  expect(escapeHtml(value)).toBe(escaped);
});

it('JSON: any text is read back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      expect(JSON.parse(`"${escapeJson(value)}"`)).toBe(value);
    }),
  );
});

it('a header: any text is printable ASCII and read back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const escaped = escapeHeader(value);
      expect(escaped).toMatch(/^[\x20-\x7e]*$/);
      expect(decodeURIComponent(escaped)).toBe(value);
    }),
  );
});

it('a header: half of a surrogate pair becomes the replacement character', () => {
  expect(escapeHeader('a\ud83e')).toBe('a%EF%BF%BD');
});

it.each([
  ['O\'Brien & "Co"', 'O_Brien _ _Co_'],
  ['zoë+x@example.com=1.2:/-_', 'zoë+x@example.com=1.2:/-_'],
  ['名前 ９', '名前 ９'],
  ['e\u0301', 'é'],
  ['a\tb\nc', 'a_b_c'],
  ['x'.repeat(300), 'x'.repeat(256)],
  [`${'x'.repeat(255)}𠮷`, `${'x'.repeat(255)}_`],
])('a tag: %j becomes %j', (value, escaped) => {
  expect(escapeTag(value)).toBe(escaped);
});

it('a tag: any text becomes one that S3 takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (value) => {
      const header = new URLSearchParams({ name: escapeTag(value) }).toString();
      expect(parseTags(header)).toEqual({ name: escapeTag(value) });
    }),
  );
});

it('a line: no break begins another', () => {
  expect(escapeLine('a\r\nBcc: b\n\tc')).toBe('a Bcc: b c');
});

it.each([
  ['application/json', escapeJson],
  ['application/ld+json; charset=utf-8', escapeJson],
  ['text/html', escapeHtml],
  ['application/xhtml+xml', escapeHtml],
  ['text/plain', asIs],
  ['text/csv', asIs],
])('a body of type %s has an escape of its own', (contentType, escape) => {
  expect(toBodyEscape(contentType)).toBe(escape);
});
