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

describe('whatever the text', () => {
  const part = fc.oneof(
    fc.constantFrom('https://', 'http://', 'login.example.com', 'evil.example', '127.0.0.1:4599'),
    fc.constantFrom('/confirmUser', '/', '?', '#', '@', ':', '\\', '.', '%2F', ' ', '[', '<'),
    fc.constantFrom(QUERY, 'client_id=abc', '&', 'javascript:', '//', '\t'),
    fc.string({ maxLength: 3 }),
  );
  const text = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(''));

  it('a link that is followed leads to the pool, by a safe way', () => {
    const safe =
      /^(?:https:\/\/(?:login\.example\.com|127\.0\.0\.1:4599)|http:\/\/127\.0\.0\.1:4599)\/confirmUser\/?\?/;
    const start = fc.constantFrom('https://login.example.com/confirmUser?client_id=abc', LINK, '');
    fc.assert(
      fc.property(start, text, (begin, rest) => {
        const link = `${begin}${rest}`;
        const leadsTo = URL.canParse(link) ? new URL(link).href : '';
        expect(isConfirmationLink(link, TARGET) ? leadsTo : LINK).toMatch(safe);
      }),
      { numRuns: 500 },
    );
  });

  it('a link that is found stands in it as it is', () => {
    fc.assert(
      fc.property(text, text, (start, end) => {
        const found = findConfirmationLink(`${start} ${LINK} ${end}`) ?? 'none';
        expect(`${start} ${LINK} ${end}`).toContain(found);
        expect(found).toMatch(/^https?:\/\/[^\s"'<>]+\/confirmUser\/?\?[^\s"'<>]+$/i);
      }),
    );
  });
});
