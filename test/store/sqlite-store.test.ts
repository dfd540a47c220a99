import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError } from '../../src/domain/config-error.ts';
import { createKey } from '../../src/store/key.ts';
import { openStore, openStoreReader } from '../../src/store/sqlite-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { TARGET, admitAll, makeFolder, openRig, toUpdate } from './rig.ts';

describe('a batch', () => {
  it('is there again when its store is opened anew', async () => {
    const { store, batch, openAgain } = await openRig();
    await admitAll(batch, 'ada');
    await batch.update(toUpdate('ada'));
    await store.close();
    const again = await (await openAgain()).openBatch('people', TARGET);
    expect(await again.row('ada')).toMatchObject({ key: 'ada', phase: 'busy', startedAt: 1000 });
    expect(await again.secrets('ada')).toEqual({ password: 'Correct-Horse-1' });
  });

  it('writes down what is still queued when its store is closed', async () => {
    const { dir, store, batch } = await openRig();
    await admitAll(batch, 'ada');
    const update = batch.update(toUpdate('ada'));
    await store.close();
    await update;
    const reader = await openStoreReader(dir);
    onTestFinished(() => reader.close());
    expect(await (await reader.findBatch('people'))?.row('ada')).toMatchObject({ phase: 'busy' });
  });

  it('refuses writes once its store is closed', async () => {
    const { store, batch } = await openRig();
    await store.close();
    await expect(batch.wakeHeld()).rejects.toThrow(StoreError);
  });

  it('is apart from the others of its folder', async () => {
    const { store, batch } = await openRig();
    const other = await store.openBatch('others', { ...TARGET, bucket: 'elsewhere' });
    await admitAll(batch, 'ada');
    await admitAll(other, 'ada', 'bob');
    await other.update(toUpdate('ada'));
    expect(await batch.row('ada')).toMatchObject({ phase: 'new' });
    expect(await batch.row('bob')).toBeUndefined();
    expect(await batch.history('ada')).toEqual([]);
    expect(await store.batchNames()).toEqual(['people', 'others']);
  });

  it('that is looked for and not there is none', async () => {
    const { store } = await openRig();
    expect(await store.findBatch('nobody')).toBeUndefined();
    expect((await store.findBatch('people'))?.target).toEqual(TARGET);
  });
});

describe('the target of a batch', () => {
  const others = [
    ['region', 'pool', { ...TARGET, region: 'eu-north-1' }],
    ['userPoolId', 'pool', { ...TARGET, userPoolId: 'eu-west-1_Other' }],
    ['clientId', 'pool', { ...TARGET, clientId: 'another' }],
    ['bucket', 'bucket', { ...TARGET, bucket: 'another' }],
  ] as const;

  it.each(others)('may be mended before anything was made: %s', async (_, __, target) => {
    const { store, batch } = await openRig();
    batch.release();
    expect((await store.openBatch('people', target)).target).toEqual(target);
    expect((await store.findBatch('people'))?.target).toEqual(target);
  });

  it.each(others)('is refused once something was made there: %s', async (field, pin, target) => {
    const { store, batch } = await openRig();
    await admitAll(batch, 'ada');
    await batch.update(toUpdate('ada', { pins: [pin] }));
    batch.release();
    await expect(store.openBatch('people', target)).rejects.toThrow(
      new ConfigError(
        `Expected the batch people to go on with ${field} \`${TARGET[field]}\`, where it has made something, got \`${target[field]}\`. Restore the configuration, or begin another batch with --batch.`,
      ),
    );
    expect((await store.openBatch('people', TARGET)).target).toEqual(TARGET);
  });

  it('may be mended in the part where nothing was made, and keeps both pins in the end', async () => {
    const { store, batch } = await openRig();
    await admitAll(batch, 'ada', 'bob');
    await batch.update(toUpdate('ada', { pins: ['pool'] }));
    const target = { ...TARGET, bucket: 'another' };
    batch.release();
    const mended = await store.openBatch('people', target);
    await mended.update(toUpdate('bob', { pins: ['pool', 'bucket'] }));
    mended.release();
    await expect(store.openBatch('people', TARGET)).rejects.toThrow('bucket `another`');
    const other = { ...target, clientId: 'another' };
    await expect(store.openBatch('people', other)).rejects.toThrow('clientId');
  });
});

describe('a batch that a run has', () => {
  it('is refused to another run until it is given up', async () => {
    const { store, batch } = await openRig();
    await expect(store.openBatch('people', TARGET)).rejects.toThrow(
      new ConfigError('Expected the batch people to be run once at a time, but a run has it.'),
    );
    batch.release();
    expect((await store.openBatch('people', TARGET)).name).toBe('people');
  });
});

describe('another key', () => {
  it('is refused by name before anything is done with a batch', async () => {
    const { store, openAgain } = await openRig();
    await store.close();
    const other = await openAgain(createKey());
    await expect(other.openBatch('people', TARGET)).rejects.toThrow(ConfigError);
    await expect(other.openBatch('people', TARGET)).rejects.toThrow(
      /^Expected the key with the id [0-9a-f]{8}, which sealed this batch's secrets, got the key [0-9a-f]{8}\./,
    );
    expect((await other.openBatch('others', TARGET)).name).toBe('others');
  });
});

describe('a folder whose batch is run', () => {
  it('tells a second one who runs it, and opens for readers', async () => {
    const { dir, batch, openAgain } = await openRig();
    await admitAll(batch, 'ada');
    const second = await openAgain();
    const opening = second.openBatch('people', TARGET);
    await expect(opening).rejects.toThrow(ConfigError);
    await expect(opening).rejects.toThrow(
      `Expected to be the only one to run batches in ${dir}, but process ${process.pid} on ${hostname()} since 20`,
    );
    expect(await (await second.findBatch('people'))?.row('ada')).toMatchObject({ key: 'ada' });
    await batch.update(toUpdate('ada'));
    expect(await (await second.findBatch('people'))?.row('ada')).toMatchObject({ phase: 'busy' });
  });

  it('may be run by the next one once it is closed', async () => {
    const { store, openAgain } = await openRig();
    const second = await openAgain();
    await expect(second.openBatch('people', TARGET)).rejects.toThrow('Expected to be the only one');
    await store.close();
    expect((await second.openBatch('people', TARGET)).name).toBe('people');
  });

  it('is free again once the process that held it was killed', async () => {
    const dir = await makeFolder();
    const key = createKey();
    const store = await openStore({ dir, key });
    onTestFinished(() => store.close());
    const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDER], {
      env: { ...process.env, LOCK: join(dir, 'lock.sqlite') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    await expect(store.openBatch('people', TARGET)).rejects.toThrow('another process');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect((await store.openBatch('people', TARGET)).name).toBe('people');
  });
});

/** Holds the lock of a folder as another process does, until it is killed. */
const HOLDER = `
  import { DatabaseSync } from '@photostructure/sqlite';
  const database = new DatabaseSync(process.env.LOCK, { timeout: 0 });
  database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  console.log('held');
  // A database that nothing refers to is closed by the garbage collector.
  setInterval(() => database.isOpen, 1000);
`;

describe('a reader', () => {
  it('is told where there is no progress, and makes nothing', async () => {
    const dir = await makeFolder();
    await expect(openStoreReader(dir)).rejects.toThrow(
      `Expected a state folder with a batch in ${dir}, found none.`,
    );
  });

  it('needs no key and sees what was committed, while the batch is run', async () => {
    const { dir, batch } = await openRig();
    const reader = await openStoreReader(dir);
    onTestFinished(() => reader.close());
    expect(await reader.batchNames()).toEqual(['people']);
    await admitAll(batch, 'ada');
    expect(await (await reader.findBatch('people'))?.row('ada')).toMatchObject({ phase: 'new' });
    expect(await reader.findBatch('nobody')).toBeUndefined();
  });

  it('reads a folder that nobody runs', async () => {
    const { dir, store, batch } = await openRig();
    await admitAll(batch, 'ada');
    await store.close();
    const reader = await openStoreReader(dir);
    onTestFinished(() => reader.close());
    expect(await (await reader.findBatch('people'))?.row('ada')).toMatchObject({ key: 'ada' });
  });
});
