import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { findConfirmationLink } from './confirmation-link.ts';
import type { ConfirmationMail, InboxMail } from './inbox.ts';
import { isAuthentic, isConfiguredSender } from './mail-origin.ts';

/** The groups of a phone number stand one separator apart: a full stop and a space end the sentence and the number. */
const LINK_ADDRESS_OR_PHONE =
  /\bhttps?:\/\/\S+|[^\s<>"']+@[^\s<>"']+|\+\d(?:(?:[ .-]| ?\/ ?)?\(?\d\)?)*/gi;

/** Not within a word, an amount or a date, and no year; scripts without cases write no spaces around a number. */
const CODE =
  /(?<![\p{LC}\p{N}]|\d[.,:/-])(?!(?:19|20)\d\d(?!\d))\d{4,10}(?![\p{LC}\p{N}]|[.,:/-]\d)/gu;

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

function readCode({ text = '', html = '' }: Email): ConfirmBy | undefined {
  const code = findCode(text) ?? findCode(toText(html));
  return code === undefined ? undefined : { code };
}

function readLink({ text = '', html = '' }: Email): ConfirmBy | undefined {
  const link =
    findConfirmationLink(text) ?? findConfirmationLink(html.replaceAll(/&(amp|#38|#x26);/gi, '&'));
  return link === undefined ? undefined : { link };
}

function findDistrust({ from, headers }: Email, senders: readonly string[]): string | undefined {
  const sender = from?.address ?? '';
  if (!isConfiguredSender(sender, senders)) return 'its sender is not configured';
  if (!isAuthentic(headers, sender)) return 'SES saw no DKIM or SPF pass for its sender';
  return undefined;
}

function findCode(text: string): string | undefined {
  const codes = [...text.replaceAll(LINK_ADDRESS_OR_PHONE, ' ').matchAll(CODE)].map(
    ([code]) => code,
  );
  return codes.find((code) => code.length === USUAL_CODE_LENGTH) ?? codes[0];
}

/** Takes what a reader would see of an HTML body; entities are left, since a code holds none. */
function toText(html: string): string {
  return html
    .replaceAll(/<(style|script|head|title)\b[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<!--[\s\S]*?-->/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(nbsp|#160|#xa0);/gi, ' ');
}
