import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findConfirmationLink, isConfirmationLink } from '../../src/services/confirmation-link.ts';

const TARGET = { domains: ['login.example.com', '127.0.0.1:4599'], clientId: 'abc' };
const QUERY = 'client_id=abc&user_name=ann&confirmation_code=123456';
const LINK = `https://login.example.com/confirmUser/?${QUERY}`;

describe('a confirmation link', () => {
  it.each([
    LINK,
    `https://login.example.com/confirmUser?${QUERY}`,
    `http://127.0.0.1:4599/confirmUser/?${QUERY}`,
  ])('is one of the pool: %s', (link) => {
    expect(isConfirmationLink(link, TARGET)).toBe(true);
  });

  it.each([
    ['is no address', 'confirmUser'],
    ['leads to another host', LINK.replace('login.example.com', 'login.example.com.evil.example')],
    ['hides another host', LINK.replace('https://', 'https://login.example.com@evil.example/')],
    ['names a user to the host', LINK.replace('https://', 'https://ann@')],
    ['leads to another path', LINK.replace('confirmUser', 'logout')],
    ['leads below the path', LINK.replace('confirmUser/', 'confirmUser/../logout')],
    ['is of another client', LINK.replace('client_id=abc', 'client_id=xyz')],
    ['goes over plain HTTP', LINK.replace('https:', 'http:')],
    ['goes to another port', LINK.replace('.com/', '.com:8443/')],
    ['is a script', 'javascript:alert(1)'],
    ['is a script with a host', `javascript://127.0.0.1:4599/confirmUser?${QUERY}`],
    ['is no page of a local AWS', `ftp://127.0.0.1:4599/confirmUser?${QUERY}`],
  ])('is not followed where it %s', (_, link) => {
    expect(isConfirmationLink(link, TARGET)).toBe(false);
  });
});

describe('a text', () => {
  it.each([
    `Click ${LINK} to confirm`,
    `Click ${LINK}.`,
    `<a href="${LINK}">Verify</a>`,
    `(${LINK})`,
    `https://example.com/help then ${LINK}\r\nbye`,
  ])('holds the link: %s', (text) => {
    expect(findConfirmationLink(text)).toBe(LINK);
  });

  it.each(['', 'https://example.com/', 'https://login.example.com/confirmUser/ without a query'])(
    'holds none: %j',
    (text) => {
      expect(findConfirmationLink(text)).toBeUndefined();
    },
  );
});

/** Links of which most lead elsewhere, or by an unsafe way. */
const anyLink = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'HTTPS:\\\\', 'ftp://', 'javascript:', '//', ''),
    fc.constantFrom('', '', 'ann@', 'login.example.com@', 'ann:x@', 'evil.example/'),
    fc.constantFrom('login.example.com', 'evil.example', 'LOGIN.example.com', '127.0.0.1:4599'),
    fc.constantFrom('', '', ':443', ':8443', '.evil.example', '.', '\\', '#', '\t'),
    fc.constantFrom('/confirmUser', '/confirmUser/', '/confirmUser/../x', '/confirmUsers', '/x'),
    fc.constantFrom(
      '?client_id=abc',
      `?${QUERY}`,
      '?client_id=xyz&client_id=abc',
      '#?client_id=abc',
    ),
  )
  .map((parts) => parts.join(''));

describe('whatever the text', () => {
  it('a link that is followed leads to the pool, by a safe way', () => {
    const safe =
      /^(?:https:\/\/(?:login\.example\.com|127\.0\.0\.1:4599)|http:\/\/127\.0\.0\.1:4599)\/confirmUser\/?\?client_id=abc/;
    fc.assert(
      fc.property(fc.oneof({ arbitrary: anyLink, weight: 9 }, fc.string()), (link) => {
        const followed = isConfirmationLink(link, TARGET) ? new URL(link).href : LINK;
        expect(followed).toMatch(safe);
      }),
      { numRuns: 1000 },
    );
  });

  it('a link that is found stands in it as it is', () => {
    const words = fc.array(fc.oneof(anyLink, fc.constantFrom(' ', '.', '<', '"'), fc.string()));
    fc.assert(
      fc.property(words, words, (start, end) => {
        const text = [...start, ' ', LINK, ' ', ...end].join('');
        const found = findConfirmationLink(text) ?? 'none';
        expect(text).toContain(found);
        expect(found).toMatch(/^https?:\/\/[^\s"'<>]+\/confirmUser\/?\?[^\s"'<>]+$/i);
      }),
    );
  });
});
