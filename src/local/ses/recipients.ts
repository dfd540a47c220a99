import { readList } from './members.ts';
import { createSesError } from './ses-error.ts';

// https://docs.aws.amazon.com/ses/latest/dg/quotas.html: counted over To, Cc and Bcc.
const MAX_RECIPIENTS = 50;
const FIELDS = ['ToAddresses', 'CcAddresses', 'BccAddresses'] as const;
const ADDRESS = /^[\x21-\x7e]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i;

/**
 * Reads the recipients of a mail; one malformed address refuses the whole mail.
 *
 * @returns Plain addresses
 * @throws InvalidParameterValue
 */
export function parseRecipients(parameters: URLSearchParams): readonly string[] {
  const recipients = FIELDS.flatMap((field) => readList(parameters, `Destination.${field}`));
  if (recipients.length === 0 || recipients.length > MAX_RECIPIENTS) {
    throw createSesError(
      'InvalidParameterValue',
      `Recipient count must be 1 to ${MAX_RECIPIENTS}, got ${recipients.length}.`,
    );
  }
  return recipients.map(assertAddress);
}

/** Takes the address out of `Name <address>`. */
export function toAddress(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim();
}

function assertAddress(recipient: string): string {
  const address = toAddress(recipient);
  if (ADDRESS.test(address) && !/[<>(),;:\\"[\]]/.test(address)) return address;
  throw createSesError(
    'InvalidParameterValue',
    address.includes('@') ? 'Illegal address' : "Missing final '@domain'",
  );
}
