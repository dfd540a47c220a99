import { setImmediate as soon, setTimeout as sleep } from 'node:timers/promises';
import type { InputEntry } from '../domain/row.ts';
import { countRows } from '../store/count-rows.ts';
import type { Admission, Batch } from '../store/store.ts';
import type { Announcer } from './announcer.ts';
import type { Mutex } from './mutex.ts';

interface AdmissionOptions {
  readonly batch: Batch;
  readonly announce: Announcer['announce'];
  /** Keeps rows from being claimed while they are replaced. */
  readonly exclusive: Mutex;
  readonly signal: AbortSignal;
  /** Called after each portion. */
  readonly onAdmitted: () => void;
}

/** Lines that are written down in one commit. */
const PORTION = 250;

/** A source that gives nothing for so long, in milliseconds, is pausing. */
const PAUSE_MS = 20;

/**
 * Takes the whole input into the store, a portion at a time; the source is never read further ahead than that. Without an
 * input, the batch is what it was.
 *
 * @returns The number of lines that were read, or of the rows that there are
 */
export async function admitInput(
  entries: AsyncIterable<InputEntry> | null,
  { batch, announce, exclusive, signal, onAdmitted }: AdmissionOptions,
): Promise<number> {
  if (entries === null) return countRows(batch);
  let rows = 0;
  await batch.beginIngest();
  for await (const portion of inPortions(entries)) {
    if (signal.aborted) return rows;
    const admissions = await exclusive(() => batch.admit(portion));
    rows += portion.length;
    for (const [index, admission] of admissions.entries()) {
      announceAdmission(portion[index], admission, announce);
    }
    announce('batch.admitted', { added: admissions.filter(({ type }) => type === 'added').length });
    onAdmitted();
  }
  await batch.endIngest();
  return rows;
}

/** Gathers entries; a source that pauses does not hold back what it gave before. */
async function* inPortions(
  entries: AsyncIterable<InputEntry>,
): AsyncGenerator<readonly InputEntry[]> {
  const iterator = entries[Symbol.asyncIterator]();
  let portion: InputEntry[] = [];
  try {
    for (let next = iterator.next(); ; next = iterator.next()) {
      if (portion.length > 0 && (await isPausing(next))) {
        yield portion;
        portion = [];
      }
      const { done, value } = await next;
      if (done === true) break;
      portion.push(value);
      if (portion.length < PORTION) continue;
      yield portion;
      portion = [];
    }
    if (portion.length > 0) yield portion;
  } finally {
    await iterator.return?.();
  }
}

async function isPausing(next: Promise<unknown>): Promise<boolean> {
  const settled = next.then(
    () => 'next',
    () => 'next',
  );
  // Most sources have the next row at hand, and a timer for each would be dear.
  if ((await Promise.race([settled, soon('pause')])) === 'next') return false;
  const pause = new AbortController();
  const winner = await Promise.race([
    settled,
    sleep(PAUSE_MS, 'pause', { signal: pause.signal }).catch(() => 'pause'),
  ]);
  pause.abort();
  return winner === 'pause';
}

function announceAdmission(
  entry: InputEntry | undefined,
  admission: Admission,
  announce: Announcer['announce'],
): void {
  if (entry === undefined) return;
  if (admission.type === 'rejected') {
    announce('row.rejected', { row: entry.number, ...admission.rejected });
  }
  if (admission.type === 'changed' && entry.kind === 'row') {
    announce('row.changed', { row: entry.number, username: entry.row.username });
  }
}
