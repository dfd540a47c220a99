import type { Secrets } from '../domain/secrets.ts';
import type { OnboardingEvent, OnboardingInput } from '../machines/onboarding.ts';
import type { StoredRow } from '../store/store.ts';
import { ActiveRow } from './active-row.ts';
import type { RowHost } from './active-row.ts';
import { toRowUpdate } from './row-update.ts';

/** Whom a driver tells. */
export type DriverHooks = Pick<RowDriverOptions, 'save' | 'onParked' | 'onBroken'>;

interface RowDriverOptions extends Omit<RowHost, 'onRetired' | 'isDraining'> {
  readonly toInput: (row: StoredRow, startedAt: number) => OnboardingInput;
  /** Present where passwords do not come with the rows. */
  readonly generatePassword?: () => string;
  /** Called when a row lies in the store only, with the time at which it wants attention, if at any. */
  readonly onParked: (key: string, wakeAt: number | null) => void;
}

/** The rows that are in memory. */
export interface RowDriver {
  readonly size: () => number;
  readonly keys: () => ReadonlySet<string>;
  readonly has: (key: string) => boolean;
  /** Takes a row into memory: begins it, or carries on with it. */
  readonly take: (row: StoredRow, secrets: Secrets) => void;
  /** Tells a row in memory an event, along with secrets that came with it; `false` where it is not in memory. */
  readonly tell: (key: string, event: OnboardingEvent, secrets: Secrets) => boolean;
  /** Tells a row that lies in the store: it moves on there, and is due at once if a call follows. */
  readonly tellParked: (row: StoredRow, event: OnboardingEvent, secrets: Secrets) => void;
  /** Makes no new call; those that have left are awaited. */
  readonly drain: () => void;
  /** Breaks off every call. */
  readonly abort: () => void;
}

/** Makes the driver of a run's rows. */
export function createRowDriver(driverOptions: RowDriverOptions): RowDriver {
  const { toInput, generatePassword, onParked, ...options } = driverOptions;
  const rows = new Map<string, ActiveRow>();
  let isDraining = false;
  const begin = (row: StoredRow, at: number) =>
    options.interpreter.begin(toInput(row, at), at, row.life);
  const host: RowHost = {
    ...options,
    isDraining: () => isDraining,
    onRetired(key, wakeAt) {
      if (rows.delete(key)) onParked(key, wakeAt);
    },
  };
  return {
    size: () => rows.size,
    keys: () => new Set(rows.keys()),
    has: rows.has.bind(rows),
    take(stored, secrets) {
      const at = host.now();
      const first = stored.phase === 'new' ? begin(stored, at) : undefined;
      const life = first?.life ?? stored.life;
      if (life === null) return;
      const row = new ActiveRow({ ...stored, life }, secrets, host);
      rows.set(stored.key, row);
      if (first === undefined) row.resume();
      else row.begin(first, at, toFirstSecrets(secrets, generatePassword));
    },
    tell: (key, event, secrets) => tellActive(rows.get(key), { event, secrets }),
    tellParked: (row, event, secrets) =>
      onParked(row.key, tellParked(row, { event, secrets }, host)),
    drain() {
      isDraining = true;
      rows.forEach((row) => row.drain());
    },
    abort: () => rows.forEach((row) => row.abort()),
  };
}

function toFirstSecrets(secrets: Secrets, generatePassword?: () => string): Secrets {
  if (generatePassword === undefined || secrets.password !== undefined) return {};
  return { password: generatePassword() };
}

function tellActive(row: ActiveRow | undefined, { event, secrets }: Told): boolean {
  row?.tell(event, secrets);
  return row !== undefined;
}

interface Told {
  readonly event: OnboardingEvent;
  readonly secrets: Secrets;
}

/**
 * Moves a row that lies in the store; returns when it wants attention. A held row is resumed on the way: the run began
 * with the hope that its cause is mended.
 */
function tellParked(row: StoredRow, { event, secrets }: Told, host: RowHost): number | null {
  if (row.phase === 'held') {
    const heard = move(row, { event, secrets }, host);
    return move(heard, { event: { type: 'resume', policy: host.policy }, secrets: {} }, host)
      .wakeAt;
  }
  return move(row, { event, secrets }, host).wakeAt;
}

type Moved = StoredRow & { readonly wakeAt: number | null };

function move(row: StoredRow, { event, secrets }: Told, host: RowHost): Moved {
  if (row.life === null || row.phase === 'ended' || row.phase === 'new')
    return { ...row, wakeAt: null };
  const at = host.now();
  const { life } = host.interpreter.send(row.life, event, at);
  const update = toRowUpdate(row.key, life, { at, event: event.type, secrets });
  host.save({ row, from: row.state, update });
  const { phase, state, wakeAt } = update;
  return { ...row, life, phase, state, wakeAt };
}
