import type { InboxPlace } from '../domain/inbox.ts';
import type { ReceiptAction, ReceiptRule } from '../domain/receipt-rule.ts';
import { includesRecipient, overlap } from './recipients.ts';
import { toShortHash } from './short-hash.ts';

/** Makes the rule that stores mail for recipients in an inbox. */
export function createInboxRule(
  { bucket, prefix }: InboxPlace,
  recipients: readonly string[],
): ReceiptRule {
  return {
    name: `cognito-onboard-${toShortHash(`${bucket}/${prefix}`)}`,
    isEnabled: true,
    recipients: [...new Set(recipients)],
    actions: [{ type: 'store', bucket, prefix, isEncrypted: false }],
  };
}

/** Tells whether a rule stores mail in an inbox. */
export function storesIn({ actions }: ReceiptRule, place: InboxPlace): boolean {
  return actions.some((action) => isIn(action, place));
}

/** Tells whether a rule encrypts what it stores in an inbox, so that nobody here could read it. */
export function encryptsIn({ actions }: ReceiptRule, place: InboxPlace): boolean {
  return actions.some((action) => isIn(action, place) && action.isEncrypted);
}

/** Tells whether somebody else's rule does already what an inbox needs; a second one would store every mail twice. */
export function serves(rule: ReceiptRule, wanted: ReceiptRule, place: InboxPlace): boolean {
  return (
    rule.isEnabled &&
    storesIn(rule, place) &&
    !encryptsIn(rule, place) &&
    wanted.recipients.every((recipient) => includesRecipient(rule.recipients, recipient))
  );
}

/**
 * Compares a rule with the one that an inbox needs. What it does besides is nobody's business here.
 *
 * @returns What differs, in words; nothing where it does what the inbox needs
 */
export function findDifferences(
  rule: ReceiptRule,
  wanted: ReceiptRule,
  place: InboxPlace,
): readonly string[] {
  const found: string[] = [];
  if (!rule.isEnabled) found.push('it is disabled');
  if (!isSameSet(rule.recipients, wanted.recipients)) {
    found.push(`it is for ${formatRecipients(rule)}, not for ${formatRecipients(wanted)}`);
  }
  if (!storesIn(rule, place)) {
    found.push(`it does not store mail in bucket ${place.bucket} below ${place.prefix}`);
  }
  if (encryptsIn(rule, place)) found.push('it has SES encrypt the mail, which cannot be read here');
  return found;
}

/** Finds the rules that end what is done with a mail before a rule behind them has its turn. */
export function findSwallowers(
  before: readonly ReceiptRule[],
  recipients: readonly string[],
): readonly ReceiptRule[] {
  return before.filter(
    (rule) => rule.isEnabled && endsThere(rule) && overlap(rule.recipients, recipients),
  );
}

function isIn(
  action: ReceiptAction,
  { bucket, prefix }: InboxPlace,
): action is Extract<ReceiptAction, { readonly type: 'store' }> {
  return action.type === 'store' && action.bucket === bucket && action.prefix === prefix;
}

function endsThere({ actions }: ReceiptRule): boolean {
  return actions.some(({ type }) => type === 'stop' || type === 'bounce');
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const all = new Set([...some, ...others]).size;
  return all === new Set(some).size && all === new Set(others).size;
}

function formatRecipients({ recipients }: ReceiptRule): string {
  return recipients.length === 0 ? 'everybody' : recipients.join(', ');
}
