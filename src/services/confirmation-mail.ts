import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { findConfirmationLink } from './confirmation-link.ts';
import type { ConfirmationMail, InboxMail } from './inbox.ts';
import { isAuthentic, isConfiguredSender } from './mail-origin.ts';

/**
 * Addresses are ASCII, since some scripts write on without a space. The groups of a phone number stand one separator
 * apart: a full stop and a space end the sentence and the number.
 */
const LINK_ADDRESS_OR_PHONE =
  /\bhttps?:\/\/[!-~]+|(?<![\w.%+-])[\w.%+-]+@[\w.-]+|\+\d(?:(?:[ .-]| ?\/ ?)?\(?\d\)?)*|(?<![\w.,:/-])0\d{2,4}\)?[ /-]+\d+/gi;

/**
 * Not within a word, an amount or a date, no year, and nothing after a number sign, which numbers orders, colours and
 * characters. Scripts without cases write no spaces around a number, nor after a comma.
 */
const CODE =
  /(?<![\p{LC}\p{N}\p{Sc}#]|\d[.,:/-])(?!(?:19|20)\d\d(?!\d))\d{4,10}(?![\p{LC}\p{N}\p{Sc}]|[.:/-]\d|,\d+(?![\d\p{Lo}]))/gu;

/** Cognito's own codes have six digits; AWS promises no length, so others count where no six digits stand. */
const USUAL_CODE_LENGTH = 6;

/** What is looked for in a mail. */
export interface Wanted {
  /** Addresses or domains that confirmation mail may come from. */
  readonly senders: readonly string[];
  readonly by: 'code' | 'link';
}

/**
 * Reads a mail as SES stores it and finds the confirmation code or link in it, whatever its wording.
 *
 * @param raw - The MIME message
 * @param wanted - Whose mail counts, and what is looked for in it
 * @returns Recipients (in lower case) and what they confirm by, or why the mail is of no use; never throws because of a
 * mail
 */
export async function readConfirmationMail(raw: Uint8Array, wanted: Wanted): Promise<InboxMail> {
  try {
    return toInboxMail(await PostalMime.parse(raw), wanted);
  } catch {
    return { ignored: 'it cannot be read as a mail' };
  }
}

function toInboxMail(mail: Email, { senders, by }: Wanted): InboxMail {
  const distrust = findDistrust(mail, senders);
  if (distrust !== undefined) return { ignored: distrust };
  const recipients = (mail.to ?? []).flatMap(({ address }) => address?.toLowerCase() ?? []);
  if (recipients.length === 0) return { ignored: 'it names no recipient' };
  const confirmBy = by === 'code' ? readCode(mail) : readLink(mail);
  return confirmBy === undefined ? { ignored: `it holds no ${by}` } : { recipients, confirmBy };
}

type ConfirmBy = ConfirmationMail['confirmBy'];

/** A text may say no more than where the code is: below a postal address, for example. */
function readCode({ text = '', html = '' }: Email): ConfirmBy | undefined {
  const codes = [...findCodes(text), ...findCodes(toText(html))];
  const code = codes.find(({ length }) => length === USUAL_CODE_LENGTH) ?? codes[0];
  return code === undefined ? undefined : { code };
}

function readLink({ text = '', html = '' }: Email): ConfirmBy | undefined {
  const link = findConfirmationLink(text) ?? findConfirmationLink(decodeEntities(html));
  return link === undefined ? undefined : { link };
}

function findDistrust({ from, headers }: Email, senders: readonly string[]): string | undefined {
  const sender = from?.address ?? '';
  if (!isConfiguredSender(sender, senders)) return 'its sender is not configured';
  if (!isAuthentic(headers, sender)) return 'SES saw no DKIM or SPF pass for its sender';
  // A signature covers one of each: a second one may be added to somebody's own genuine mail.
  if (isRepeated(headers, 'from') || isRepeated(headers, 'to')) return 'it repeats From or To';
  return undefined;
}

function isRepeated(headers: Email['headers'], name: string): boolean {
  return headers.filter(({ key }) => key === name).length > 1;
}

function findCodes(text: string): readonly string[] {
  return [...text.replaceAll(LINK_ADDRESS_OR_PHONE, ' ').matchAll(CODE)].map(([code]) => code);
}

/** Takes what a reader would see of an HTML body. */
function toText(html: string): string {
  const visible = html
    .replaceAll(/<(style|script|head|title)\b[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<!--[\s\S]*?-->/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ');
  return decodeEntities(visible);
}

/** An emoji is written as a number of six digits; the names of other characters touch neither code nor link. */
function decodeEntities(html: string): string {
  return html
    .replaceAll(/&nbsp;/gi, ' ')
    .replaceAll(/&amp;/gi, '&')
    .replaceAll(/&#(\d{1,6});/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replaceAll(/&#x([\da-f]{1,5});/gi, (_, number: string) =>
      String.fromCodePoint(Number.parseInt(number, 16)),
    );
}
