import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createKey } from '../../src/store/key.ts';
import type { RowUpdate } from '../../src/store/store.ts';
import { admitAll, openRig, toUpdate } from './rig.ts';

const CODE = '918273';

describe('mail that was read', () => {
  it('is told from mail that was not, also after a restart', async () => {
    const { store, batch, openAgain } = await openRig();
    expect(await batch.unread(['a', 'b'])).toEqual(new Set(['a', 'b']));
    await batch.markRead({ id: 'a', receivedAt: 10, key: 'ada' });
    expect(await batch.unread(['a', 'b'])).toEqual(new Set(['b']));
    await store.close();
    const again = await (await openAgain()).openBatch('people', batch.target);
    expect(await again.unread(['a', 'b'])).toEqual(new Set(['b']));
  });

  it('counts at once, while its mark is still queued', async () => {
    const { batch } = await openRig();
    const mark = batch.markRead({ id: 'a', receivedAt: 10, key: null });
    expect(await batch.unread(['a'])).toEqual(new Set());
    await mark;
  });

  it('may be marked twice', async () => {
    const { batch } = await openRig();
    await batch.markRead({ id: 'a', receivedAt: 10, key: 'ada' });
    await batch.markRead({ id: 'a', receivedAt: 20, key: 'bob' });
    expect(await batch.newestMailAt('ada')).toBe(10);
    expect(await batch.newestMailAt('bob')).toBe(0);
  });

  it('is told apart by row and by batch: the newest counts', async () => {
    const { store, batch } = await openRig();
    const other = await store.openBatch('others', batch.target);
    for (const [id, receivedAt] of [
      ['a', 10],
      ['b', 30],
      ['c', 20],
    ] as const) {
      await batch.markRead({ id, receivedAt, key: 'ada' });
    }
    expect(await batch.newestMailAt('ada')).toBe(30);
    expect(await batch.newestMailAt('bob')).toBe(0);
    expect(await other.newestMailAt('ada')).toBe(0);
    expect(await other.unread(['a'])).toEqual(new Set(['a']));
  });
});

describe('a code that a person hands in', () => {
  it('is collected in the order of its coming, until it is forgotten', async () => {
    const { store, batch } = await openRig();
    await admitAll(batch, 'ada', 'bob');
    for (const key of ['ada', 'bob']) await batch.update(toUpdate(key));
    await store.handIn({ batch: 'people', key: 'ada', code: CODE });
    const [first] = await batch.handedInCodes();
    expect(first).toMatchObject({ key: 'ada', code: CODE });
    await batch.forgetHandedIn(first?.id ?? '');
    await store.handIn({ batch: 'people', key: 'bob', code: '2' });
    expect(await batch.handedInCodes()).toMatchObject([{ key: 'bob', code: '2' }]);
  });

  it('keeps its place among those of the same moment', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { store, batch } = await openRig();
    await admitAll(batch, 'ada');
    await batch.update(toUpdate('ada'));
    const codes = Array.from({ length: 12 }, (_, index) => String(100_000 + index));
    for (const code of codes) await store.handIn({ batch: 'people', key: 'ada', code });
    expect((await batch.handedInCodes()).map(({ code }) => code)).toEqual(codes);
  });

  it('comes from another process, while the batch is run', async () => {
    const { batch, openAgain } = await openRig();
    await admitAll(batch, 'ada');
    await batch.update(toUpdate('ada'));
    const second = await openAgain();
    await second.handIn({ batch: 'people', key: 'ada', code: CODE });
    expect(await batch.handedInCodes()).toMatchObject([{ key: 'ada', code: CODE }]);
  });

  it('is no mail: it does not make an older mail look read', async () => {
    const { store, batch } = await openRig();
    await admitAll(batch, 'ada');
    await batch.update(toUpdate('ada'));
    await store.handIn({ batch: 'people', key: 'ada', code: CODE });
    expect(await batch.newestMailAt('ada')).toBe(0);
  });

  it.each<[string, Partial<RowUpdate> | null, string]>([
    ['nobody', null, 'Expected the username of a row of this batch, got nobody.'],
    ['ada', null, 'Expected a row that was signed up, but ada has not begun.'],
    [
      'ada',
      { phase: 'ended', outcome: 'failed', state: 'failed' },
      'Expected a row that waits for a code, but ada is failed.',
    ],
    [
      'ada',
      { state: 'confirmed' },
      'Expected a row that waits for a code, but ada is confirmed already.',
    ],
  ])('is refused where it is of no use: %s %o', async (key, update, message) => {
    const { store, batch } = await openRig();
    await admitAll(batch, 'ada');
    if (update !== null) await batch.update(toUpdate('ada', update));
    await expect(store.handIn({ batch: 'people', key, code: CODE })).rejects.toThrow(message);
    expect(await batch.handedInCodes()).toEqual([]);
  });

  it('is refused for a batch that is not there, and with another key', async () => {
    const { store, batch, openAgain } = await openRig();
    await admitAll(batch, 'ada');
    const nobody = store.handIn({ batch: 'nobody', key: 'ada', code: CODE });
    await expect(nobody).rejects.toThrow('Expected a batch nobody, found none.');
    const other = await openAgain(createKey());
    const sealed = other.handIn({ batch: 'people', key: 'ada', code: CODE });
    await expect(sealed).rejects.toThrow('Expected the key with the id');
  });
});

it('no secret lies in the folder as it is, neither while a batch is open nor afterwards', async () => {
  const { dir, store, batch } = await openRig();
  const secrets = {
    code: '555123',
    accessToken: 'access-token-1',
    refreshToken: 'refresh-token-1',
  };
  await admitAll(batch, 'ada');
  await batch.update(toUpdate('ada', { secrets }));
  await store.handIn({ batch: 'people', key: 'ada', code: CODE });
  const seen = await findInFolder(dir, ['ada', 'Correct-Horse-1', CODE, ...Object.values(secrets)]);
  expect(seen).toEqual(['ada']);
  await store.close();
  const left = await findInFolder(dir, ['ada', 'Correct-Horse-1', CODE, ...Object.values(secrets)]);
  expect(left).toEqual(['ada']);
});

/** Tells which of these texts stand in any file of a folder. */
async function findInFolder(dir: string, texts: readonly string[]): Promise<readonly string[]> {
  const names = await readdir(dir);
  const bytes = Buffer.concat(await Promise.all(names.map((name) => readFile(join(dir, name)))));
  return texts.filter((text) => bytes.includes(text));
}
