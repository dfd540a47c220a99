import { CODE_SEPARATOR } from '../domain/secrets.ts';
import type { Secrets } from '../domain/secrets.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { OnboardingContext } from '../machines/onboarding.ts';
import type { ConfirmationMail, Inbox, InboxEntry, InboxMail } from '../services/inbox.ts';
import type { Links } from '../services/links.ts';
import type { Batch, StoredRow } from '../store/store.ts';
import type { Announcer } from './announcer.ts';
import type { TellRow } from './tell-row.ts';
import type { Mutex } from './mutex.ts';
import type { Reading } from './watch-source.ts';

interface ReadInboxOptions {
  readonly inbox: Inbox;
  /** Present where links are followed. */
  readonly links: Links | null;
  readonly batch: Batch;
  readonly announce: Announcer['announce'];
  readonly signal: AbortSignal;
  /** Keeps a row from moving between finding and telling it. */
  readonly exclusive: Mutex;
  readonly tell: TellRow;
}

/** Mails read at a time. */
const READERS = 8;

/** A mail that is older than its row by more than this, in milliseconds, is for somebody before; less may be a wrong clock. */
const OLDEST_MAIL_MS = 3_600_000;

/**
 * Reads the inbox once: every mail that may be for a row and was not read before, oldest first, so that of two codes for
 * one row the newer stays. A link is followed where a row waits for it.
 *
 * @returns How many mails were read, and whether those are all
 */
export async function readInbox(options: ReadInboxOptions): Promise<Reading> {
  const { inbox, batch, signal } = options;
  const oldestAt = await findOldestAt(batch);
  const unread: InboxEntry[] = [];
  for await (const page of inbox.list(signal)) {
    const recent = page.filter(({ receivedAt }) => receivedAt >= oldestAt);
    const ids = await batch.unread(recent.map(({ id }) => id));
    unread.push(...recent.filter(({ id }) => ids.has(id)));
  }
  unread.sort((one, other) => one.receivedAt - other.receivedAt);
  let read = 0;
  for (let start = 0; start < unread.length; start += READERS) {
    const group = unread.slice(start, start + READERS);
    const mails = await Promise.all(group.map(({ id }) => tryRead(id, options)));
    const told: string[] = [];
    for (const [index, entry] of group.entries()) {
      const mail = mails[index];
      const fate = mail === undefined ? 'unread' : await handle(entry, mail, options);
      if (fate !== 'unread') read += 1;
      if (fate === 'told') told.push(entry.id);
    }
    await Promise.all(told.map((id) => moveAway(id, options)));
  }
  return { read, isComplete: read === unread.length };
}

/**
 * No row can be meant by a mail that came before, which is not fetched; nor is any while no row has begun. None is marked
 * as read: a later reading looks again.
 */
async function findOldestAt(batch: Batch): Promise<number> {
  const startedAt = await batch.firstStartedAt();
  return startedAt === null ? Infinity : startedAt - OLDEST_MAIL_MS;
}

/** A mail that cannot be fetched just now stays unread. */
function tryRead(id: string, { inbox, signal }: ReadInboxOptions): Promise<InboxMail | undefined> {
  return unlessItsOwn(() => inbox.read(id, signal));
}

/**
 * One mail stops no batch: what passes by itself is tried again at the next reading, and what does not, such as an
 * archived mail, is ignored.
 */
async function unlessItsOwn<Answer>(
  ask: () => Promise<Answer>,
): Promise<Answer | { readonly ignored: string } | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ServiceError) || error.failure.scope === 'batch') throw error;
    const { code, message, retryable } = error.failure;
    if (code === 'OBJECT_NOT_FOUND') return { ignored: 'somebody removed it' };
    return retryable ? undefined : { ignored: message };
  }
}

/** What became of a mail: rows were told · it is of no use · it is to be looked at again. */
type Handled = 'told' | 'ignored' | 'unread';

async function handle(
  entry: InboxEntry,
  mail: InboxMail,
  options: ReadInboxOptions,
): Promise<Handled> {
  if ('ignored' in mail) return ignore(entry, mail.ignored, options);
  const { confirmBy } = mail;
  if ('code' in confirmBy) {
    return tellRows({ ...entry, ...mail, type: 'code.received', secrets: confirmBy }, options);
  }
  const rows = await findRows(mail.recipients, entry.receivedAt, options.batch);
  const { links, signal } = options;
  if (links === null || rows.length === 0) return ignore(entry, NOBODY_WAITS, options);
  const followed = await unlessItsOwn(() => links.follow(confirmBy.link, signal));
  if (followed === undefined) return 'unread';
  if ('ignored' in followed) return ignore(entry, followed.ignored, options);
  return tellRows({ ...entry, ...mail, type: 'confirmation.seen', secrets: {} }, options);
}

const NOBODY_WAITS = 'no row waits for it';

async function ignore(
  { id, receivedAt }: InboxEntry,
  reason: string,
  { batch, announce }: ReadInboxOptions,
): Promise<Handled> {
  announce('batch.mailIgnored', { id, reason });
  await batch.markRead({ id, receivedAt, key: null });
  return 'ignored';
}

interface News extends InboxEntry, ConfirmationMail {
  readonly type: 'code.received' | 'confirmation.seen';
  readonly secrets: Secrets;
}

async function tellRows(
  { id, receivedAt, recipients, type, secrets }: News,
  options: ReadInboxOptions,
): Promise<Handled> {
  const { batch, exclusive, tell } = options;
  const rows = await exclusive(async () => {
    const found = await findRows(recipients, receivedAt, batch);
    const isShared = found.length > 1;
    for (const row of found) {
      await tell(row.key, { type }, isShared ? await keepCodes(row, secrets, batch) : secrets);
    }
    return found;
  });
  if (rows.length === 0) return ignore({ id, receivedAt }, NOBODY_WAITS, options);
  await batch.markRead({ id, receivedAt, key: rows[0]?.key ?? null });
  return 'told';
}

/**
 * Another batch may wait for what this one ignores, so only the mail of its own rows is moved. One that stays is no more
 * than in the way.
 */
async function moveAway(id: string, { inbox, announce, signal }: ReadInboxOptions): Promise<void> {
  try {
    await inbox.moveAway?.(id, signal);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    announce('batch.mailIgnored', { id, reason: `it was read, and stays: ${error.message}` });
  }
}

/** One less than Cognito takes for a user in an hour: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html. */
const MAX_CODES = 14;

/**
 * Rows that share an address cannot be told apart by it, so each keeps the codes of all that it has not tried, the newest
 * first. What was kept before is on disk, since the search for the rows saw it.
 */
async function keepCodes(row: StoredRow, { code }: Secrets, batch: Batch): Promise<Secrets> {
  if (code === undefined) return {};
  const kept = isUntried(row) ? (await batch.secrets(row.key)).code : undefined;
  const others = kept?.split(CODE_SEPARATOR).filter((other) => other !== code) ?? [];
  return { code: [code, ...others].slice(0, MAX_CODES).join(CODE_SEPARATOR) };
}

/** A call that is under way may not have left yet. */
function isUntried({ life }: StoredRow): boolean {
  const context = life?.context as OnboardingContext | undefined;
  return context?.hasCode === true || life?.call?.src === 'confirmSignUp';
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
