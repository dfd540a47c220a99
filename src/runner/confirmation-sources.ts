import type { ServiceFailure } from '../domain/failure.ts';
import type { Inbox } from '../services/inbox.ts';
import type { Links } from '../services/links.ts';
import type { Batch } from '../store/store.ts';
import type { Announcer } from './announcer.ts';
import { collectHandedIn, watchHandedIn } from './collect-handed-in.ts';
import type { Mutex } from './mutex.ts';
import { readInbox } from './read-inbox.ts';
import { sweepLinks } from './sweep-links.ts';
import type { TellRow } from './tell-row.ts';
import { watchSource } from './watch-source.ts';
import type { Reading } from './watch-source.ts';

interface ConfirmationSourcesOptions {
  readonly batch: Batch;
  readonly inbox: Inbox | null;
  readonly links: Links | null;
  readonly announce: Announcer['announce'];
  readonly exclusive: Mutex;
  readonly signal: AbortSignal;
  readonly tell: TellRow;
  /** Called once every source was read to its end. */
  readonly onCaughtUp: () => void;
  readonly onHeld: (failure: ServiceFailure) => void;
}

/** Where confirmations come from: people who hand codes in, the inbox, and links that were clicked. */
export interface ConfirmationSources {
  /** Whether a deadline may count only after `onCaughtUp`. */
  readonly mustCatchUp: boolean;
  /** Gives rows what was handed in before the run. */
  readonly collect: () => Promise<void>;
  /** Goes on until the signal is aborted. */
  readonly watch: () => readonly Promise<void>[];
}

/** Makes the sources of confirmations of a run. */
export function createConfirmationSources(
  options: ConfirmationSourcesOptions,
): ConfirmationSources {
  const { batch, exclusive, signal, tell, onCaughtUp, onHeld } = options;
  const handedIn = {
    batch,
    deliver: (key: string, code: string) =>
      exclusive(() => tell(key, { type: 'code.received' }, { code })),
  };
  const readings = listReadings(options);
  const unread = new Set(readings);

  return {
    mustCatchUp: readings.length > 0,
    collect: () => collectHandedIn(handedIn),
    watch() {
      const people = watchHandedIn(handedIn, signal);
      const sources = readings.map((read) => {
        const onRead = (): void => {
          if (unread.delete(read) && unread.size === 0) onCaughtUp();
        };
        return watchSource({ signal, read, onRead, onHeld });
      });
      return [people, ...sources];
    },
  };
}

function listReadings({
  inbox,
  links,
  ...options
}: ConfirmationSourcesOptions): readonly (() => Promise<Reading>)[] {
  return [
    ...(inbox === null ? [] : [() => readInbox({ ...options, inbox, links })]),
    ...(links === null ? [] : [() => sweepLinks({ ...options, links })]),
  ];
}
