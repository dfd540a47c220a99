import type { Failure, FailureCode } from '../domain/failure.ts';
import type { Life } from '../domain/life.ts';
import type { LifecycleState } from '../domain/lifecycle.ts';
import type { OffboardingEnd } from '../domain/offboarding.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { InputEntry, RejectedRow } from '../domain/row.ts';
import type { Secrets } from '../domain/secrets.ts';
import type { Target } from '../domain/target.ts';

/**
 * What a row waits for: `new` its beginning · `busy` a call or a backoff · `awaiting` its confirmation · `held` the mend
 * of what concerns the whole batch · `ended` nothing.
 */
export type RowPhase = 'new' | 'busy' | 'awaiting' | 'held' | 'ended';

/** A row as it lies in the store. */
export interface StoredRow {
  readonly key: string;
  readonly number: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
  readonly phase: RowPhase;
  readonly state: LifecycleState;
  readonly outcome: Outcome;
  /** `null` before the row begins; that of a new row with one has ended, and the next begins with what it found out. */
  readonly life: Life | null;
  /** Whether the call of `life` has left, where it must not be repeated blindly. */
  readonly started: boolean;
  /** Milliseconds since the epoch, here and below. */
  readonly startedAt: number | null;
  readonly settledAt: number | null;
}

/** What one transition changes. */
export interface RowUpdate {
  readonly key: string;
  readonly at: number;
  /** What caused the transition. */
  readonly event: string;
  readonly life: Life;
  readonly phase: RowPhase;
  readonly state: LifecycleState;
  readonly outcome: Outcome;
  readonly failure: Failure | null;
  /** When the row wants attention; `null` where only an event moves it. */
  readonly wakeAt: number | null;
  /** New secrets; the others stay. */
  readonly secrets: Secrets;
  /** Whether every secret of the row is of no more use. */
  readonly forgetsSecrets: boolean;
  /** What of the target has become the batch's own by this. */
  readonly pins: readonly Pin[];
}

/** A part of the target that cannot be changed any more, since something was made there. */
export type Pin = 'pool' | 'bucket';

/** What became of a line of the input. */
export type Admission =
  | { readonly type: 'added' | 'replaced' | 'known' | 'changed' }
  | { readonly type: 'rejected'; readonly rejected: RejectedRow };

/** One line of a row's history. */
export interface StoredTransition {
  readonly revision: number;
  readonly at: number;
  readonly event: string;
  /** The path of states, for example `unregistered.signingUp.calling`. */
  readonly state: string;
  readonly failure: Failure | null;
}

/** A line of the input that was rejected. */
export interface StoredRejection {
  readonly number: number;
  readonly username: string | null;
  readonly reasons: readonly string[];
}

/** Rows that are alike in where they stand. */
export interface RowCount {
  readonly state: LifecycleState;
  readonly outcome: Outcome;
  readonly phase: RowPhase;
  readonly count: number;
}

/** A mail of the inbox that was read. */
export interface ReadMail {
  readonly id: string;
  readonly receivedAt: number;
  /** The row that its code is for, where it is for one. */
  readonly key: string | null;
}

/** A code that a person handed in. */
export interface HandedInCode {
  readonly id: string;
  readonly key: string;
  readonly code: string;
}

/** Which of the failed and cancelled rows begin again; all of them where nothing is chosen. */
export interface RedriveChoice {
  /** Those whose failure has one of these codes. */
  readonly codes?: readonly FailureCode[];
  /** Those with these usernames. */
  readonly usernames?: readonly string[];
}

/** What was deleted of what a row made. */
export interface StoredOffboarding extends Pick<OffboardingEnd, 'user' | 'object'> {
  /** The revision of the life whose works they were; a redriven row may have made more since. */
  readonly revision: number;
  readonly at: number;
}

/** What anybody may read of a batch, at any time. */
export interface BatchReader {
  readonly name: string;
  readonly target: Target;
  row(key: string): Promise<StoredRow | undefined>;
  /** Every row in the order of the input, a page at a time. */
  rows(): AsyncIterable<StoredRow>;
  rejections(): AsyncIterable<StoredRejection>;
  counts(): Promise<readonly RowCount[]>;
  rejectedCount(): Promise<number>;
  /** How many rows ended since then. */
  settledSince(at: number): Promise<number>;
  history(key: string): Promise<readonly StoredTransition[]>;
  /** `null` where nothing was deleted of what the row made. */
  offboarding(key: string): Promise<StoredOffboarding | null>;
  /** How many rows were offboarded. */
  offboardedCount(): Promise<number>;
}

/** What the one process that runs a batch does with it. Writes resolve once they are on disk, in order. */
export interface Batch extends BatchReader {
  /** Starts reading the input anew: rows of earlier readings stay, rejections are made afresh. */
  beginIngest(): Promise<void>;
  /** Admits lines of the input; a username that this reading had already is rejected. */
  admit(entries: readonly InputEntry[]): Promise<readonly Admission[]>;
  endIngest(): Promise<void>;

  /** New rows in the order of the input, after the one with `afterSeq`; 0 begins. */
  newRows(
    afterSeq: number,
    limit: number,
  ): Promise<readonly (StoredRow & { readonly seq: number })[]>;
  /** Keys of rows that want attention by `now`: held ones or the others; awaiting ones only if asked for. */
  dueKeys(options: {
    readonly now: number;
    readonly limit: number;
    readonly awaiting: boolean;
    readonly held: boolean;
  }): Promise<readonly string[]>;
  /** When the next row wants attention after `now`. */
  nextWakeAt(now: number): Promise<number | null>;
  /** Makes held rows due, since the cause may be mended. */
  wakeHeld(): Promise<void>;
  rowsAt(address: string): Promise<readonly StoredRow[]>;
  /** When the first row began; `null` where none has. */
  firstStartedAt(): Promise<number | null>;
  /** Rows that await their confirmation, by key and, where it is known, the user's `sub`. */
  awaitingUsers(): AsyncIterable<{ readonly key: string; readonly sub: string | null }>;
  hasPhase(phase: RowPhase): Promise<boolean>;
  /** Whether a row that is busy wants attention by then, or has its confirmation behind it. */
  isBusyBy(at: number): Promise<boolean>;

  /** Makes rows that failed or were cancelled new again; returns how many. */
  redrive(choice: RedriveChoice): Promise<number>;
  /** Notes that what the row made is deleted, and forgets its secrets. */
  markOffboarded(key: string, offboarding: StoredOffboarding): Promise<void>;

  /** Gives the batch up, so that another run may open it. */
  release(): void;
  update(update: RowUpdate): Promise<void>;
  /** Resolves once every write so far is on disk. */
  saved(): Promise<void>;
  /** Notes that the call of the row's life leaves now, or that it certainly had no effect and waits again. */
  markStarted(key: string, isStarted: boolean): Promise<void>;
  secrets(key: string): Promise<Secrets>;

  /** Which of these mails were not read yet. */
  unread(ids: readonly string[]): Promise<ReadonlySet<string>>;
  markRead(mail: ReadMail): Promise<void>;
  /** When the newest mail with a code for the row came; 0 if none did. */
  newestMailAt(key: string): Promise<number>;
  handedInCodes(): Promise<readonly HandedInCode[]>;
  forgetHandedIn(id: string): Promise<void>;
}

/** Durable progress of any number of batches. */
export interface Store extends AsyncDisposable {
  /**
   * Opens a batch to run it, making it where there is none.
   *
   * @throws ConfigError where it belongs to another target, its secrets were sealed with another key, or a run has it
   */
  openBatch(name: string, target: Target): Promise<Batch>;
  findBatch(name: string): Promise<BatchReader | undefined>;
  batchNames(): Promise<readonly string[]>;
  /**
   * Takes in a code that a person read, also while another process runs the batch.
   *
   * @throws ConfigError where it cannot be a code, or the batch or the row does not exist or no longer waits for one
   */
  handIn(code: {
    readonly batch: string;
    readonly key: string;
    readonly code: string;
  }): Promise<void>;
  close(): Promise<void>;
}
