import type { Batch, StoredRow } from '../store/store.ts';
import type { MailCap } from './mail-cap.ts';
import type { RowDriver } from './row-driver.ts';

interface ClaimsOptions {
  readonly batch: Batch;
  readonly driver: RowDriver;
  readonly concurrency: number;
  readonly now: () => number;
  /** Neither new rows nor held ones are taken while sign-ups are parked. */
  readonly mailCap: MailCap;
}

/** Takes rows from the store into memory: those that were begun and want attention first, then new ones, held ones last. */
export interface Claims {
  /**
   * Fills the free places.
   *
   * @param awaiting - Whether rows that await their confirmation count: not before every source of confirmations was read
   * once
   * @returns When it is worth to come back, in milliseconds since the epoch; `Infinity` before a place becomes free or a
   * row is parked
   */
  readonly fill: (awaiting: boolean) => Promise<number>;
  /** Notes that the input brought something, or ended; held rows are not taken before. */
  readonly noteInput: () => void;
  /** Notes that a row wants attention at a time. */
  readonly expect: (wakeAt: number) => void;
}

/** Makes the claims of a run. */
export function createClaims(options: ClaimsOptions): Claims {
  const { batch, driver, concurrency, now, mailCap } = options;
  let soonestWakeAt = 0;
  const fresh = createFreshRows(batch);
  let isFed = false;
  const free = (): number => concurrency - driver.size();

  const take = async (row: StoredRow): Promise<void> =>
    driver.take(row, await batch.secrets(row.key));

  const claimDue = async (awaiting: boolean): Promise<void> => {
    const at = now();
    if (soonestWakeAt > at || free() <= 0) return;
    // As of before the query: a row that retires meanwhile is newer than what the query saw, and due again.
    const inMemory = driver.keys();
    const limit = free() + inMemory.size;
    soonestWakeAt = Infinity;
    const due = await batch.dueRows({ now: at, limit, awaiting, held: false });
    const others = due.filter(({ key }) => !inMemory.has(key));
    const claimed = others.slice(0, Math.max(0, free()));
    const mayBeMore = due.length === limit || claimed.length < others.length;
    const next = mayBeMore ? at : await batch.nextWakeAt(at);
    soonestWakeAt = Math.min(soonestWakeAt, next ?? Infinity);
    for (const row of claimed) await take(row);
  };

  const claimOthers = async (awaiting: boolean): Promise<void> => {
    for (let places = free(); places > 0; places -= 1) {
      const row = await fresh.next();
      if (row === undefined) break;
      await take(row);
    }
    if (isFed) await claimHeld(options, awaiting, take);
  };

  return {
    async fill(awaiting) {
      await claimDue(awaiting);
      if (!(await mailCap.stillParks())) await claimOthers(awaiting);
      return free() > 0 ? soonestWakeAt : Infinity;
    },
    noteInput() {
      isFed = true;
      fresh.forget();
    },
    expect: (wakeAt) => void (soonestWakeAt = Math.min(soonestWakeAt, wakeAt)),
  };
}

/** New rows that are read at a time. */
const READ_AHEAD = 64;

type FreshRow = Awaited<ReturnType<Batch['newRows']>>[number];

/** Gives new rows in the order of the input. Those that were read ahead are forgotten where the input may have replaced them. */
function createFreshRows(batch: Batch) {
  let lastSeq = 0;
  let ahead: FreshRow[] = [];
  let isAtEnd = false;
  return {
    async next(): Promise<StoredRow | undefined> {
      if (ahead.length === 0 && !isAtEnd) {
        ahead = (await batch.newRows(lastSeq, READ_AHEAD)).toReversed();
        isAtEnd = ahead.length < READ_AHEAD;
      }
      const row = ahead.pop();
      if (row !== undefined) lastSeq = row.seq;
      return row;
    },
    forget(): void {
      ahead = [];
      isAtEnd = false;
    },
  };
}

/** Rows that back off for less are waited for before held ones are taken; in milliseconds. */
const SOON_MS = 60_000;

/** Held rows come last: where their cause is not mended they stop the run, and every other row should have had its turn. */
async function claimHeld(
  { batch, driver, concurrency, now }: ClaimsOptions,
  awaiting: boolean,
  take: (row: StoredRow) => Promise<void>,
): Promise<void> {
  if (driver.size() > 0 || (await batch.isBusyBy(now() + SOON_MS))) return;
  const held = await batch.dueRows({ now: now(), limit: concurrency, awaiting, held: true });
  for (const row of held) await take(row);
}
