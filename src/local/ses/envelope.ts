import { randomUUID } from 'node:crypto';
import { required } from './members.ts';
import type { Sender } from './operation.ts';
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

/** Books a mail, which goes nowhere else. */
export function deliver(recipients: readonly string[], subject: string, sender: Sender): void {
  for (const to of recipients) {
    sender.mails.push({ to, subject, kind: 'ses', sentAtMs: sender.now() });
  }
}

/** Makes the id of a mail that SES accepted. */
export function createMessageId(): string {
  return `0102${randomUUID().replaceAll('-', '').slice(0, 12)}-${randomUUID()}-000000`;
}

function assertVerified(address: string, { verified, region }: Sender): void {
  if (verified.has(address.toLowerCase())) return;
  throw createSesError(
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${address}`,
  );
}
