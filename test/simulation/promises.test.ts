import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { INVARIANTS } from './invariants/invariants.ts';

const page = readFileSync(new URL('../../docs/correctness.md', import.meta.url), 'utf8');
const promises = [...page.matchAll(/^\| (\S[^|]*?) +\|/gm)].map(([, promise = '']) => promise);

it.each(INVARIANTS.map(({ promise }) => promise))('is promised on the page: %s', (promise) => {
  expect(promises.map((promised) => promised.toLowerCase())).toContain(promise.toLowerCase());
});
