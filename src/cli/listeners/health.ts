import { renameSync, writeFileSync } from 'node:fs';
import { pid } from 'node:process';
import type { ServiceFailure } from '../../domain/failure.ts';
import type { EndReason } from '../../domain/summary.ts';
import type { Run } from '../../runner.ts';

/** What a run tells of itself to whoever watches over it. */
interface Health {
  readonly batch: string;
  readonly pid: number;
  /** When this was written, ISO 8601: a run that lives writes it every ten seconds. */
  readonly at: string;
  readonly startedAt: string;
  /** Why the run ended, once it has. */
  readonly ended?: EndReason;
  /** Rows that ended since the start. */
  readonly settled: number;
  /** Services that do not answer. */
  readonly down: readonly string[];
  /** Until when nobody is signed up, ISO 8601. */
  readonly parkedUntil?: string;
  /** What stops the batch. */
  readonly held?: Pick<ServiceFailure, 'code' | 'message'>;
}

const WRITE_EVERY_MS = 10_000;

/**
 * Keeps a file that tells how a run is while it lives, readable by its owner only. It is written by a timer of the run's
 * own process, so that a run that hangs lets it grow old. What cannot be written is left: the run matters more.
 */
export function keepHealth(run: Run, path: string): void {
  const startedAt = new Date().toISOString();
  const down = new Set<string>();
  const news: { -readonly [Key in keyof Health]?: Health[Key] } = {};
  let settled = 0;
  const write = (): void => {
    if (news.batch === undefined) return;
    const { batch, parkedUntil, ...others } = news;
    const at = new Date().toISOString();
    const isParked = parkedUntil !== undefined && parkedUntil > at;
    tryWrite(path, {
      batch,
      pid,
      at,
      startedAt,
      settled,
      down: [...down],
      ...others,
      ...(isParked && { parkedUntil }),
    });
  };
  const note = (change: typeof news): void => {
    Object.assign(news, change);
    write();
  };

  run.on('batch.started', ({ batch }) => note({ batch }));
  run.on('row.settled', () => void (settled += 1));
  run.on('batch.outage', ({ service }) => void down.add(service));
  run.on('batch.recovery', ({ service }) => void down.delete(service));
  run.on('batch.parked', ({ until }) => note({ parkedUntil: until }));
  run.on('batch.held', ({ failure: { code, message } }) => note({ held: { code, message } }));
  run.on('batch.ended', ({ summary }) => note({ ended: summary.reason }));
  const timer = setInterval(write, WRITE_EVERY_MS);
  const end = (): void => clearInterval(timer);
  run.then(end, end);
}

/** In one step, so that nobody reads half of it. */
function tryWrite(path: string, health: Health): void {
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(health)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch {
    // A full disk stops the run where progress cannot be written.
  }
}
