import { ServiceError } from '../domain/service-error.ts';
import type { Inbox, InboxEntry, InboxMail } from '../services/inbox.ts';
import type { Batch, StoredRow } from '../store/store.ts';
import type { Announcer } from './announcer.ts';
import type { Mutex } from './mutex.ts';
import type { Reading } from './watch-inbox.ts';

interface ReadInboxOptions {
  readonly inbox: Inbox;
  readonly batch: Batch;
  readonly announce: Announcer['announce'];
  readonly signal: AbortSignal;
  /** Keeps a row from moving between finding and telling it. */
  readonly exclusive: Mutex;
  /** Hands a code to a row. */
  readonly deliver: (key: string, code: string) => Promise<unknown>;
}

/** Mails read at a time. */
const READERS = 8;

/** A mail that is older than its row by more than this, in milliseconds, is for somebody before; less may be a wrong clock. */
const OLDEST_MAIL_MS = 3_600_000;

/**
 * Reads the inbox once: every mail that was not read before, oldest first, so that of two codes for one row the newer
 * stays.
 *
 * @returns How many mails were read, and whether those are all
 */
export async function readInbox(options: ReadInboxOptions): Promise<Reading> {
  const { inbox, batch, signal } = options;
  const unread: InboxEntry[] = [];
  for await (const page of inbox.list(signal)) {
    const ids = await batch.unread(page.map(({ id }) => id));
    unread.push(...page.filter(({ id }) => ids.has(id)));
  }
  unread.sort((one, other) => one.receivedAt - other.receivedAt);
  let read = 0;
  for (let start = 0; start < unread.length; start += READERS) {
    const group = unread.slice(start, start + READERS);
    const mails = await Promise.all(group.map(({ id }) => tryRead(id, options)));
    for (const [index, entry] of group.entries()) {
      const mail = mails[index];
      if (mail === undefined) continue;
      await handle(entry, mail, options);
      read += 1;
    }
  }
  return { read, isComplete: read === unread.length };
}

/** A mail that cannot be fetched just now stays unread. */
async function tryRead(
  id: string,
  { inbox, signal }: ReadInboxOptions,
): Promise<InboxMail | undefined> {
  try {
    return await inbox.read(id, signal);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (error.failure.code === 'OBJECT_NOT_FOUND') return { ignored: 'somebody removed it' };
    if (error.failure.retryable && error.failure.scope === 'row') return undefined;
    throw error;
  }
}

async function handle(
  { id, receivedAt }: InboxEntry,
  mail: InboxMail,
  options: ReadInboxOptions,
): Promise<void> {
  const { batch, announce } = options;
  if ('ignored' in mail) {
    announce('batch.mailIgnored', { id, reason: mail.ignored });
    return batch.markRead({ id, receivedAt, key: null });
  }
  const rows = await options.exclusive(async () => {
    const found = await findRows(mail.recipients, receivedAt, batch);
    for (const { key } of found) await options.deliver(key, mail.code);
    return found;
  });
  if (rows.length === 0) announce('batch.mailIgnored', { id, reason: 'no row waits for its code' });
  return batch.markRead({ id, receivedAt, key: rows[0]?.key ?? null });
}

async function findRows(
  recipients: readonly string[],
  receivedAt: number,
  batch: Batch,
): Promise<readonly StoredRow[]> {
  const found: StoredRow[] = [];
  for (const recipient of recipients) {
    for (const row of await batch.rowsAt(recipient)) {
      const isNewest = receivedAt >= (await batch.newestMailAt(row.key));
      if (isNewest && mayBeFor(row, receivedAt)) found.push(row);
    }
  }
  return found;
}

function mayBeFor({ phase, startedAt }: StoredRow, receivedAt: number): boolean {
  const sinceBegin = startedAt === null ? -Infinity : receivedAt - startedAt;
  return phase !== 'ended' && sinceBegin >= -OLDEST_MAIL_MS;
}
