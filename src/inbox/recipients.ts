import { ConfigError } from '../domain/config-error.ts';

const DOMAIN = /^\.?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~.-]{1,64}$/;

/**
 * Checks for whom mail is to come in: a domain, `.example.com` for its sub-domains, or an address.
 *
 * @returns It in lower case, as SES compares it
 * @throws ConfigError where it is none of them
 */
export function parseRecipient(text: string): string {
  const recipient = text.toLowerCase();
  const at = recipient.lastIndexOf('@');
  const domain = recipient.slice(at + 1);
  const isAddress = LOCAL_PART.test(recipient.slice(0, Math.max(at, 0))) && !domain.startsWith('.');
  if (DOMAIN.test(domain) && (at === -1 || isAddress)) return recipient;
  throw new ConfigError(
    `Expected a domain such as people.example.com, .example.com for its sub-domains, or an address, got ${text}.`,
  );
}

/** Checks an address. @throws ConfigError */
export function parseAddress(text: string): string {
  const address = parseRecipient(text);
  if (address.includes('@')) return address;
  throw new ConfigError(`Expected an address such as ann@people.example.com, got ${text}.`);
}

/** The domain of an address; a domain is its own. */
export function toDomain(recipient: string): string {
  return recipient.slice(recipient.lastIndexOf('@') + 1);
}

/** Tells whether a rule for some recipients is for another recipient too; a rule for nobody is for everybody. */
export function includesRecipient(recipients: readonly string[], recipient: string): boolean {
  return recipients.length === 0 || recipients.some((one) => covers(one, recipient));
}

/** Tells whether there may be an address that two rules are both for. */
export function overlap(some: readonly string[], others: readonly string[]): boolean {
  if (some.length === 0 || others.length === 0) return true;
  return (
    others.some((other) => includesRecipient(some, other)) ||
    some.some((one) => includesRecipient(others, one))
  );
}

/** Identities of which one must be verified for mail of a recipient: a verified domain covers what is below it. */
export function toIdentities(recipient: string): readonly string[] {
  const labels = toDomain(recipient).replace(/^\./, '').split('.');
  const domains = labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'));
  return recipient.includes('@') ? [recipient, ...domains] : domains;
}

function covers(one: string, other: string): boolean {
  if (one === other) return true;
  return one.startsWith('.') ? toDomain(other).endsWith(one) : one === toDomain(other);
}
