import type { Batch, StoredRow } from '../store/store.ts';
import { DueRows } from './due-rows.ts';
import { createFreshRows } from './fresh-rows.ts';
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
export interface Claims extends Pick<DueRows, 'expect'> {
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
}

/** Makes the claims of a run. */
export function createClaims(options: ClaimsOptions): Claims {
  const { batch, driver, concurrency, now, mailCap } = options;
  let isFed = false;
  const free = (): number => concurrency - driver.size();
  const take = async (row: StoredRow): Promise<void> =>
    driver.take(row, await batch.secrets(row.key));
  const due = new DueRows({ batch, driver, now, take, free });
  const fresh = createFreshRows(batch);

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
      await due.claim(awaiting);
      if (!(await mailCap.stillParks())) await claimOthers(awaiting);
      return free() > 0 ? due.soonestWakeAt : Infinity;
    },
    noteInput() {
      isFed = true;
      fresh.forget();
    },
    expect: (wakeAt, key) => due.expect(wakeAt, key),
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
  const held = await batch.dueKeys({ now: now(), limit: concurrency, awaiting, held: true });
  for (const key of held) {
    const row = await batch.row(key);
    if (row !== undefined) await take(row);
  }
}
