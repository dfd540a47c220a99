import { setMaxListeners } from 'node:events';
import type { Failure, ServiceFailure } from '../domain/failure.ts';
import type { InputEntry } from '../domain/row.ts';
import type { EndReason, Summary } from '../domain/summary.ts';
import type { Inbox } from '../services/inbox.ts';
import type { Links } from '../services/links.ts';
import { countStates } from '../store/count-rows.ts';
import type { Batch } from '../store/store.ts';
import { admitInput } from './admission.ts';
import { createAlarm } from './alarm.ts';
import type { Alarm } from './alarm.ts';
import type { Announcer } from './announcer.ts';
import { createClaims } from './claims.ts';
import type { Claims } from './claims.ts';
import { createConfirmationSources } from './confirmation-sources.ts';
import type { ConfirmationSources } from './confirmation-sources.ts';
import { createFailureTally } from './failure-tally.ts';
import { findRest } from './find-rest.ts';
import { createMailCap } from './mail-cap.ts';
import type { MailCap } from './mail-cap.ts';
import { createMutex } from './mutex.ts';
import { createPatience } from './patience.ts';
import type { Patience } from './patience.ts';
import { createRecorder } from './recorder.ts';
import type { DriverHooks, RowDriver } from './row-driver.ts';
import { summarize } from './summarize.ts';
import type { TellRow } from './tell-row.ts';

/** What a run of a batch works with. */
export interface BatchRunOptions {
  readonly batch: Batch;
  readonly inbox: Inbox | null;
  readonly links: Links | null;
  readonly announce: Announcer['announce'];
  readonly now: () => number;
  readonly concurrency: number;
  /** How long to stay when only confirmations are awaited, in milliseconds. */
  readonly waitMs: number;
  readonly isTooMany: (failed: number, all: number | undefined) => boolean;
  /** Makes the driver of the rows, given whom it tells. */
  readonly createDriver: (hooks: DriverHooks) => RowDriver;
}

/** One run of a batch, from its first row to its summary. */
export class BatchRun {
  readonly #options: BatchRunOptions;
  readonly #driver: RowDriver;
  readonly #mailCap: MailCap;
  readonly #claims: Claims;
  readonly #confirmations: ConfirmationSources;
  readonly #alarm: Alarm;
  readonly #patience: Patience;
  readonly #exclusive = createMutex();
  readonly #tally = createFailureTally();
  readonly #background = new AbortController();
  #end: EndReason | undefined;
  #held: ServiceFailure | undefined;
  #broken: { readonly error: unknown } | undefined;
  /** Lines of the input, once all of it is read; without one, the rows that there are. */
  #lines: number | undefined;

  constructor(options: BatchRunOptions) {
    const { batch, announce, now, inbox, links } = options;
    const onBroken = this.#break.bind(this);
    const onHeld = this.#hold.bind(this);
    const onFailed = this.#countFailure.bind(this);
    // Every request of the sources listens to it.
    setMaxListeners(0, this.#background.signal);
    this.#options = options;
    this.#patience = createPatience(options);
    // What came while the machine slept lies unread.
    this.#alarm = createAlarm({ now, onSlept: () => this.#confirmations.readAgain() });
    this.#driver = options.createDriver({
      save: createRecorder({ batch, announce, onHeld, onFailed, onBroken }),
      onParked: this.#park.bind(this),
      onBroken,
    });
    this.#mailCap = createMailCap(options);
    this.#claims = createClaims({ ...options, driver: this.#driver, mailCap: this.#mailCap });
    this.#confirmations = createConfirmationSources({
      batch,
      inbox,
      links,
      announce,
      exclusive: this.#exclusive,
      signal: this.#background.signal,
      tell: this.#tell,
      onCaughtUp: this.#catchUp.bind(this),
      onHeld,
    });
  }

  /** Runs the batch until it ends or has to stop; without an input, with the rows that it has. */
  async execute(entries: AsyncIterable<InputEntry> | null): Promise<Summary> {
    const { batch, announce } = this.#options;
    const startedAt = performance.now();
    await batch.wakeHeld();
    announce('batch.started', { batch: batch.name, states: await countStates(batch) });
    await this.#confirmations.collect();
    // The source of the rows may never end, so nobody waits for it.
    void this.#watch(this.#admit(entries));
    const watching = this.#confirmations.watch().map((task) => this.#watch(task));
    try {
      const reason = await this.#loop();
      return await summarize(batch, {
        reason,
        held: this.#held,
        failures: this.#tally.toCounts(),
        durationMs: performance.now() - startedAt,
      });
    } finally {
      this.#background.abort();
      await Promise.all(watching);
      batch.release();
    }
  }

  /** Makes no new call, and ends once those that have left are answered. */
  stop(): void {
    this.#finish('stopped');
  }

  /** Breaks off every call and ends. */
  abort(): void {
    this.stop();
    this.#driver.abort();
  }

  /** Hands a code to a row; tells whether there is such a row, once the code is on disk. */
  async deliver(key: string, code: string): Promise<boolean> {
    const isKnown = await this.#exclusive(() =>
      this.#tell(key, { type: 'code.received' }, { code }),
    );
    if (isKnown) await this.#options.batch.saved();
    return isKnown;
  }

  /** A row in memory is ahead of the store; one that is not in memory stays so while nobody else may claim. */
  readonly #tell: TellRow = async (key, event, secrets = {}) => {
    if (this.#driver.tell(key, event, secrets)) return true;
    const row = await this.#options.batch.row(key);
    if (row !== undefined) this.#driver.tellParked(row, event, secrets);
    return row !== undefined;
  };

  async #loop(): Promise<EndReason> {
    for (;;) {
      const comeBackAt = await this.#claim();
      const reason = await this.#findEnd();
      // What broke the run stopped it, too: it must not pass for a stop.
      if (this.#broken !== undefined) throw this.#broken.error;
      if (reason !== undefined) return reason;
      await this.#alarm.sleep(Math.min(comeBackAt, this.#patience.endsAt()) - this.#options.now());
    }
  }

  async #claim(): Promise<number> {
    if (this.#end !== undefined) return Infinity;
    return this.#exclusive(() => this.#claims.fill(this.#confirmations.isCaughtUp()));
  }

  async #findEnd(): Promise<EndReason | undefined> {
    if (this.#driver.size() > 0) return this.#patience.restart();
    if (this.#end !== undefined) return this.#end;
    if (!this.#isIdle()) return this.#patience.restart();
    const rest = await findRest(this.#options.batch, this.#options.now());
    if (rest === 'waiting') return this.#patience.isOver() ? 'waiting' : undefined;
    return rest === 'nothing' ? 'done' : undefined;
  }

  #isIdle(): boolean {
    const isParked = this.#mailCap.isParked();
    return this.#lines !== undefined && this.#confirmations.isCaughtUp() && !isParked;
  }

  #finish(reason: EndReason): void {
    this.#end ??= reason;
    // Not now: a row may be in the middle of the transition that brought the end.
    queueMicrotask(() => {
      this.#driver.drain();
      this.#alarm.ring();
    });
  }

  #break(error: unknown): void {
    this.#broken ??= { error };
    this.abort();
  }

  #hold(failure: ServiceFailure): void {
    if (this.#held !== undefined || this.#mailCap.park(failure)) return;
    this.#held = failure;
    this.#options.announce('batch.held', { failure });
    this.#finish('held');
  }

  #park(key: string, wakeAt: number | null): void {
    if (wakeAt !== null) this.#claims.expect(wakeAt, key);
    this.#patience.restart();
    this.#alarm.ring();
  }

  #countFailure(failure: Failure): void {
    this.#tally.add(failure);
    this.#checkLimit();
  }

  #checkLimit(): void {
    if (this.#options.isTooMany(this.#tally.total(), this.#lines)) this.#finish('maxFailures');
  }

  /** What breaks in the background breaks the run. */
  #watch(task: Promise<void>): Promise<void> {
    return task.catch((error: unknown) => this.#break(error));
  }

  async #admit(entries: AsyncIterable<InputEntry> | null): Promise<void> {
    const { batch, announce } = this.#options;
    const { signal } = this.#background;
    const [exclusive, onAdmitted] = [this.#exclusive, this.#noteInput.bind(this)];
    const lines = await admitInput(entries, { batch, announce, exclusive, signal, onAdmitted });
    if (signal.aborted) return;
    this.#lines = lines;
    announce('batch.ingested', { rows: lines });
    this.#checkLimit();
    this.#noteInput();
  }

  #noteInput(): void {
    this.#claims.noteInput();
    this.#alarm.ring();
  }

  /** Rows that await their confirmation are not woken before. */
  #catchUp(): void {
    this.#claims.expect(0);
    this.#alarm.ring();
  }
}
