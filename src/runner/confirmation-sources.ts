import { setTimeout as sleep } from 'node:timers/promises';
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
  /** Called once every source was read to its end, since the start and after each `readAgain`. */
  readonly onCaughtUp: () => void;
  readonly onHeld: (failure: ServiceFailure) => void;
}

/** Where confirmations come from: people who hand codes in, the inbox, and links that were clicked. */
export interface ConfirmationSources {
  /** Whether every source was read since the start, and since the last `readAgain`: no deadline counts before. */
  readonly isCaughtUp: () => boolean;
  /** Gives rows what was handed in before the run. */
  readonly collect: () => Promise<void>;
  /** Lets no reading count that began before. */
  readonly readAgain: () => void;
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
  const sources = listSources(options);
  let unread = new Set(sources);
  let urge = new AbortController();
  signal.addEventListener('abort', () => urge.abort(), { once: true });
  const pause = async (ms: number): Promise<void> => {
    await sleep(ms, undefined, { signal: urge.signal }).catch(() => {});
  };

  return {
    isCaughtUp: () => unread.size === 0,
    collect: () => collectHandedIn(handedIn),
    readAgain() {
      unread = new Set(sources);
      urge.abort();
      urge = new AbortController();
    },
    watch() {
      const watches = sources.map((source) => {
        const read = async (): Promise<Reading> => {
          const wanted = unread;
          const reading = await source.read();
          const counts = reading.isComplete && wanted === unread && wanted.delete(source);
          if (counts && wanted.size === 0) onCaughtUp();
          return reading;
        };
        return watchSource({ ...source, read, signal, pause, onHeld });
      });
      return [watchHandedIn(handedIn, signal), ...watches];
    },
  };
}

type Source = Pick<Parameters<typeof watchSource>[0], 'read' | 'pausePerReading'>;

/** Listing many mails takes CPU, and is paid for; a sweep mostly waits for its turn at the quota. */
const PAUSES_PER_READING = { inbox: 60, links: 4 } as const;

function listSources({ inbox, links, ...options }: ConfirmationSourcesOptions): readonly Source[] {
  const mails = inbox && {
    read: () => readInbox({ ...options, inbox, links }),
    pausePerReading: PAUSES_PER_READING.inbox,
  };
  const clicks = links && {
    read: () => sweepLinks({ ...options, links }),
    pausePerReading: PAUSES_PER_READING.links,
  };
  return [mails, clicks].filter((source) => source !== null);
}
