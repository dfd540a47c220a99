import type { ServiceFailure } from '../domain/failure.ts';
import type { Inbox } from '../services/inbox.ts';
import type { Batch } from '../store/store.ts';
import type { Announcer } from './announcer.ts';
import { collectHandedIn, watchHandedIn } from './collect-handed-in.ts';
import type { Mutex } from './mutex.ts';
import { readInbox } from './read-inbox.ts';
import { watchInbox } from './watch-inbox.ts';

interface CodeSourcesOptions {
  readonly batch: Batch;
  readonly inbox: Inbox | null;
  readonly announce: Announcer['announce'];
  readonly exclusive: Mutex;
  readonly signal: AbortSignal;
  /** Hands a code to a row, while nobody else claims it. */
  readonly tell: (key: string, code: string) => Promise<boolean>;
  /** Called when the whole inbox was read. */
  readonly onRead: () => void;
  readonly onHeld: (failure: ServiceFailure) => void;
}

/** Where codes come from: people who hand them in, and the inbox. */
export interface CodeSources {
  /** Gives rows what was handed in before the run. */
  readonly collect: () => Promise<void>;
  /** Goes on until the signal is aborted. */
  readonly watch: () => readonly Promise<void>[];
}

/** Makes the sources of codes of a run. */
export function createCodeSources(options: CodeSourcesOptions): CodeSources {
  const { batch, inbox, announce, exclusive, signal, tell, onRead, onHeld } = options;
  const handedIn = {
    batch,
    deliver: (key: string, code: string) => exclusive(() => tell(key, code)),
  };
  return {
    collect: () => collectHandedIn(handedIn),
    watch() {
      const people = watchHandedIn(handedIn, signal);
      if (inbox === null) return [people];
      const read = () => readInbox({ inbox, batch, announce, signal, exclusive, deliver: tell });
      return [people, watchInbox({ signal, read, onRead, onHeld })];
    },
  };
}
