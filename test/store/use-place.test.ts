import { expect, it } from 'vitest';
import { ConfigError } from '../../src/domain/config-error.ts';
import { usePlace } from '../../src/store/use-place.ts';

const PLACE = { what: 'a folder', path: '/srv/state', mend: 'Name another.' };

function failAs(facts: { readonly code: string; readonly errcode?: number }) {
  const error = Object.assign(new Error('the raw words'), facts);
  const used = usePlace(PLACE, () => {
    throw error;
  });
  return { error, used };
}

it.each([
  [{ code: 'EACCES' }, 'this user may not use it (EACCES)'],
  [{ code: 'EROFS' }, 'its disk is read-only (EROFS)'],
  [{ code: 'ERR_SQLITE_ERROR', errcode: 26 }, 'it is no database (the raw words)'],
  // Extended codes hold the plain one in their last byte.
  [{ code: 'ERR_SQLITE_ERROR', errcode: 14 + 256 }, 'it cannot be opened (the raw words)'],
])('a place that cannot be used is told in words: %o', async (facts, reason) => {
  const { error, used } = failAs(facts);
  await expect(used).rejects.toThrow(
    new ConfigError(`Expected a folder at /srv/state, but ${reason}. Name another.`),
  );
  await expect(used).rejects.toMatchObject({ cause: error });
});

it.each([
  { code: 'ENOSPC' },
  { code: 'EIO' },
  { code: 'ERR_SQLITE_ERROR', errcode: 13 },
  { code: 'ERR_SQLITE_ERROR', errcode: 10 },
])('what fails on a place that can be used stays as it is: %o', async (facts) => {
  const { error, used } = failAs(facts);
  await expect(used).rejects.toBe(error);
});

it('what is made at a place is given back', async () => {
  expect(await usePlace(PLACE, async () => 'made')).toBe('made');
});
