import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Life } from '../../src/domain/life.ts';
import type { InputEntry, Row } from '../../src/domain/row.ts';
import type { Target } from '../../src/domain/target.ts';
import { createKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/sqlite-store.ts';
import type { Batch, RowUpdate, Store } from '../../src/store/store.ts';

export const TARGET: Target = {
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_AbCdEfGhI',
  clientId: '1example23456789',
  bucket: 'profiles',
};

/** Makes a folder that is removed when the test has finished. */
export async function makeFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'cognito-onboard-store-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

export interface Rig {
  readonly dir: string;
  readonly key: Uint8Array;
  readonly store: Store;
  readonly batch: Batch;
  /** Opens the same folder once more, as another process would. */
  readonly openAgain: (key?: Uint8Array) => Promise<Store>;
}

/** Opens a store with one batch; everything is closed and removed when the test has finished. */
export async function openRig(target = TARGET): Promise<Rig> {
  const dir = await makeFolder();
  const key = createKey();
  const openAgain = async (otherKey = key): Promise<Store> => {
    const store = await openStore({ dir, key: otherKey });
    onTestFinished(() => closeQuietly(store));
    return store;
  };
  const store = await openAgain();
  return { dir, key, store, openAgain, batch: await store.openBatch('people', target) };
}

/** A test may have closed the store itself. */
async function closeQuietly(store: Store): Promise<void> {
  await store.close().catch(() => {});
}

export function toEntry(username: string, row: Partial<Row> = {}, number = 1): InputEntry {
  return {
    kind: 'row',
    number,
    row: { username, password: 'Correct-Horse-1', attributes: {}, ...row },
  };
}

export async function admitAll(batch: Batch, ...usernames: readonly string[]): Promise<void> {
  await batch.beginIngest();
  await batch.admit(usernames.map((name, index) => toEntry(name, {}, index + 1)));
  await batch.endIngest();
}

export const LIFE: Life = {
  value: { unregistered: { signingUp: 'calling' } },
  context: { username: 'ada' },
  status: 'active',
  tags: ['once'],
  revision: 1,
  call: { id: 'signUp', src: 'signUp', input: { username: 'ada' }, revision: 1 },
  timers: [],
};

export function toUpdate(key: string, update: Partial<RowUpdate> = {}): RowUpdate {
  return {
    key,
    at: 1000,
    event: 'begin',
    life: LIFE,
    phase: 'busy',
    state: 'unregistered',
    outcome: 'pending',
    failure: null,
    wakeAt: 0,
    secrets: {},
    forgetsSecrets: false,
    pins: [],
    ...update,
  };
}
