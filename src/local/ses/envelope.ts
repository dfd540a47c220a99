import { randomUUID } from 'node:crypto';
import { required } from './members.ts';
import type { Sender } from './operation.ts';
import { receiveMail } from './receiver.ts';
import { parseRecipients, toAddress } from './recipients.ts';
import { createSesError } from './ses-error.ts';

/**
 * Reads from whom and to whom a mail goes.
 *
 * @returns The recipients' plain addresses
 * @throws InvalidParameterValue; MessageRejected where the sender is not verified
 */
export function parseEnvelope(parameters: URLSearchParams, sender: Sender): readonly string[] {
  const source = required(parameters, 'Source');
  const recipients = parseRecipients(parameters);
  assertVerified(toAddress(source), sender);
  return recipients;
}

/** A mail that SES accepted. */
interface AcceptedMail {
  readonly source: string;
  /** Plain addresses. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
}

/** Books a mail, which goes nowhere else but to the receipt rules of its recipients. @returns Its message id */
export function deliver({ source, recipients, ...mail }: AcceptedMail, sender: Sender): string {
  const messageId = createMessageId();
  const from = { address: toAddress(source) };
  const sentAtMs = sender.now();
  for (const to of recipients) {
    sender.mails.push({ to, subject: mail.subject, kind: 'ses', sentAtMs });
    const id = `${messageId}@${sender.region}.amazonses.com`;
    receiveMail({ ...mail, messageId: id, from, to: { address: to }, sentAtMs }, sender.receiver);
  }
  return messageId;
}

/** Makes the id of a mail that SES accepted. */
export function createMessageId(): string {
  return `0102${randomUUID().replaceAll('-', '').slice(0, 12)}-${randomUUID()}-000000`;
}

function assertVerified(address: string, { verified, region }: Sender): void {
  const domain = address.slice(address.indexOf('@') + 1);
  if ([address, domain].some((one) => verified.has(one.toLowerCase()))) return;
  throw createSesError(
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${address}`,
  );
}
