import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../domain/config-error.ts';
import type { InboxCheck, InboxPlace } from '../domain/inbox.ts';
import type { RuleSet } from '../domain/receipt-rule.ts';
import { ServiceError } from '../domain/service-error.ts';
import { readVerdicts } from '../services/mail-verdicts.ts';
import type { Receiving } from '../services/receiving.ts';
import { findObstacles } from './find-obstacles.ts';
import { storesIn } from './inbox-rule.ts';

/** What is asked for. */
export interface CheckOptions {
  readonly place: InboxPlace;
  readonly from: string;
  /** The address; left out, one of the inbox's own. */
  readonly to: string | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Called once the mail has left. */
  readonly onSent: (address: string) => void;
}

const POLL_MS = 2000;
const TOKEN_BYTES = 12;
/** No codes are to be found in it: the watcher of the inbox passes it over. */
const TEXT = 'This mail tries out the inbox of cognito-onboard. It may be deleted.\n';

/**
 * Sends a mail to the inbox and waits until it lies there. The mail stays.
 *
 * @throws ConfigError where no address is given and none can be found; ServiceError
 */
export async function checkInbox(receiving: Receiving, options: CheckOptions): Promise<InboxCheck> {
  const { place, from, signal, timeoutMs, onSent } = options;
  const ruleSet = await receiving.rules.findActive(signal);
  const to = options.to ?? toDefaultAddress(ruleSet, place);
  const route = { ruleSet, place, from, to };
  const { missing, known } = await findObstacles(receiving, route, signal);
  if (missing.length > 0) return { address: to, arrived: false, missing };

  const token = createToken();
  const startedAt = performance.now();
  await receiving.postman.send({ from, to, subject: `Inbox check ${token}`, text: TEXT }, signal);
  onSent(to);
  const timeout = AbortSignal.timeout(timeoutMs);
  const search = { token, known: new Set(known), signal: AbortSignal.any([signal, timeout]) };
  const found = await awaitMail(receiving, search).catch((error: unknown) => {
    if (timeout.aborted && !signal.aborted) return undefined;
    throw error;
  });
  if (found === undefined)
    return { address: to, arrived: false, missing: [tellLate(receiving, to)] };
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  const verdicts = await readVerdicts(found.raw);
  return { address: to, arrived: true, missing: [], seconds, key: found.id, ...verdicts };
}

function toDefaultAddress(ruleSet: RuleSet | null, place: InboxPlace): string {
  const rule = ruleSet?.rules.find((one) => storesIn(one, place));
  const recipient = rule?.recipients.find((one) => !one.startsWith('.'));
  if (recipient !== undefined) {
    return recipient.includes('@') ? recipient : `cognito-onboard-check@${recipient}`;
  }
  throw new ConfigError(
    'Expected an address of the inbox, since no receipt rule in force names a domain or an address for it. Name one, `inbox check ADDRESS`, or make the rule with `inbox setup DOMAIN`.',
  );
}

/** Letters only, so that it looks like no code. */
function createToken(): string {
  const letters = Array.from(randomBytes(TOKEN_BYTES), (byte) => 97 + (byte % 26));
  return String.fromCodePoint(...letters);
}

interface Search {
  readonly token: string;
  /** Mails that are not looked at, or not again. */
  readonly known: Set<string>;
  readonly signal: AbortSignal;
}

interface FoundMail {
  readonly id: string;
  readonly raw: Uint8Array;
}

async function awaitMail(receiving: Receiving, search: Search): Promise<FoundMail> {
  for (;;) {
    const found = await findMail(receiving, search);
    if (found !== undefined) return found;
    await sleep(POLL_MS, undefined, { signal: search.signal });
  }
}

async function findMail(
  { mails }: Receiving,
  { token, known, signal }: Search,
): Promise<FoundMail | undefined> {
  for await (const page of mails.list(signal)) {
    for (const { id } of page.filter((entry) => !known.has(entry.id))) {
      known.add(id);
      const raw = await mails.readRaw(id, signal).catch(toNothing);
      if (raw !== undefined && Buffer.from(raw).includes(token)) return { id, raw };
    }
  }
  return undefined;
}

/** A run may have moved a mail of its own away meanwhile. */
function toNothing(error: unknown): undefined {
  if (error instanceof ServiceError && error.failure.code === 'OBJECT_NOT_FOUND') return undefined;
  throw error;
}

function tellLate({ region }: Receiving, to: string): string {
  const domain = to.slice(to.indexOf('@') + 1);
  return `The mail did not arrive in time. Check that the MX record of ${domain} names inbound-smtp.${region}.amazonaws.com, or wait longer with --timeout.`;
}
