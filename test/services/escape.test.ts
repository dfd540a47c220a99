import { expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  asIs,
  escapeHeader,
  escapeHtml,
  escapeJson,
  escapeLine,
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
