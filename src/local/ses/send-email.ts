import { randomUUID } from 'node:crypto';
import type { SesOperation, Sender } from './operation.ts';
import { parseRecipients, toAddress } from './recipients.ts';
import { createSesError } from './ses-error.ts';

const BODIES = ['Message.Body.Text.Data', 'Message.Body.Html.Data'] as const;

/** SendEmail: accepts a mail from a verified sender; it goes to the books and nowhere else. */
export const sendEmail: SesOperation = (parameters, sender) => {
  const source = required(parameters, 'Source');
  const subject = required(parameters, 'Message.Subject.Data');
  if (!BODIES.some((name) => parameters.has(name))) required(parameters, BODIES[0]);
  const recipients = parseRecipients(parameters);
  assertVerified(toAddress(source), sender);
  for (const to of recipients) {
    sender.mails.push({ to, subject, kind: 'ses', sentAtMs: sender.now() });
  }
  return {
    MessageId: `0102${randomUUID().replaceAll('-', '').slice(0, 12)}-${randomUUID()}-000000`,
  };
};

function required(parameters: URLSearchParams, name: string): string {
  const value = parameters.get(name);
  if (value !== null) return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw createSesError(
    'ValidationError',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

function assertVerified(address: string, { verified, region }: Sender): void {
  if (verified.has(address.toLowerCase())) return;
  throw createSesError(
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${address}`,
  );
}
