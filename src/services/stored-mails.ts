import type { Inbox } from './inbox.ts';

/** Incoming mail as SES stored it. Both methods throw a `ServiceError`. */
export interface StoredMails extends Pick<Inbox, 'list'> {
  /** Reads the MIME message. */
  readRaw(id: string, signal: AbortSignal): Promise<Uint8Array>;
}
