import type { RunEventName, RunEvents } from '../../src/domain/run-event.ts';
import type { Run } from '../../src/runner.ts';

/** One thing that a run announced. */
interface Heard {
  readonly name: RunEventName;
  readonly event: RunEvents[RunEventName];
}

/** A run under way, and all that it announced. */
export interface Watched {
  readonly run: Run;
  readonly heard: readonly Heard[];
  /** Every event of one name so far. */
  readonly all: <Name extends RunEventName>(name: Name) => readonly RunEvents[Name][];
  /** Waits for the n-th event of a name. */
  readonly when: (name: RunEventName, count?: number) => Promise<void>;
}

const NAMES: readonly RunEventName[] = [
  'batch.started',
  'batch.admitted',
  'batch.ingested',
  'batch.warning',
  'batch.held',
  'batch.parked',
  'batch.outage',
  'batch.recovery',
  'batch.mailIgnored',
  'batch.ended',
  'row.rejected',
  'row.changed',
  'row.moved',
  'row.settled',
];

/** Hears of everything that a run announces. */
export function watch(run: Run): Watched {
  const heard: Heard[] = [];
  for (const name of NAMES) run.on(name, (event) => heard.push({ name, event }));
  const all: Watched['all'] = (name) =>
    heard.filter((one) => one.name === name).map(({ event }) => event as RunEvents[typeof name]);
  return {
    run,
    heard,
    all,
    when: (name, count = 1) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (all(name).length >= count) resolve();
        };
        run.on(name, check);
        check();
      }),
  };
}
