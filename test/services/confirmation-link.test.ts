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
