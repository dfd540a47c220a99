import { storeMail, storeSetupNotification } from '../inbox.ts';
import type { InboxPlace } from '../inbox.ts';
import type { Mail } from '../mail.ts';
import type { Bucket } from '../s3/bucket.ts';
import { allowsWrite } from '../s3/bucket-policy.ts';
import type { ReceiptRule } from './receipt-rule.ts';
import type { RuleSets } from './rule-sets.ts';
import { createSesError } from './ses-error.ts';

/** The receiving side of SES. */
export interface Receiver {
  readonly region: string;
  readonly accountId: string;
  /** Domains that mail comes in for, among others. */
  readonly verified: ReadonlySet<string>;
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly ruleSets: RuleSets;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Which rule writes. */
interface Writer {
  readonly ruleSet: string;
  readonly rule: string;
}

type Action = ReceiptRule['Actions'][number];

/** Ends what is done with a mail. */
const LAST_ACTIONS = ['BounceAction', 'StopAction'];

/**
 * Takes a mail in: the rules of the active set in their order, as far as they concern its recipient. Unlike AWS it stores
 * a mail to several recipients once for each, and drops what nobody may store.
 */
export function receiveMail(mail: Mail, receiver: Receiver): void {
  const { active } = receiver.ruleSets;
  const address = mail.to.address.toLowerCase();
  if (active === undefined || !receiver.verified.has(toDomain(address))) return;
  const rules = active.rules.filter(
    ({ Enabled, Recipients }) => Enabled === 'true' && concerns(Recipients, address),
  );
  for (const { Name, Actions } of rules) {
    for (const action of Actions) {
      const place = findPlace(action, { ruleSet: active.name, rule: Name }, receiver);
      if (place !== undefined) storeMail(mail, place);
      if (isLast(action)) return;
    }
  }
}

/** Writes the test object wherever a rule stores mail. @throws InvalidS3Configuration where SES may not write */
export function tryRule({ Name, Actions }: ReceiptRule, ruleSet: string, receiver: Receiver): void {
  for (const action of Actions.filter((one) => 'S3Action' in one)) {
    const place = findPlace(action, { ruleSet, rule: Name }, receiver);
    if (place === undefined) {
      const bucket = action['S3Action']?.['BucketName'] ?? '';
      throw createSesError('InvalidS3Configuration', `Could not write to bucket: ${bucket}`);
    }
    storeSetupNotification(place);
  }
}

function findPlace(action: Action, writer: Writer, receiver: Receiver): InboxPlace | undefined {
  const { BucketName = '', ObjectKeyPrefix: prefix = '' } = action['S3Action'] ?? {};
  const { region, accountId, now } = receiver;
  const bucket = receiver.buckets.get(BucketName);
  const isAllowed = allowsWrite(bucket?.policy, {
    service: 'ses.amazonaws.com',
    bucket: BucketName,
    key: `${prefix}id`,
    sourceAccount: accountId,
    sourceArn: `arn:aws:ses:${region}:${accountId}:receipt-rule-set/${writer.ruleSet}:receipt-rule/${writer.rule}`,
  });
  return bucket === undefined || !isAllowed ? undefined : { bucket, prefix, region, now };
}

/** A domain stands for its addresses, `.example.com` for those of every sub-domain, no recipient for all. */
function concerns(recipients: readonly string[], address: string): boolean {
  if (recipients.length === 0) return true;
  const domain = toDomain(address);
  return recipients
    .map((recipient) => recipient.toLowerCase())
    .some((one) => one === address || one === domain || (one[0] === '.' && domain.endsWith(one)));
}

function isLast(action: Action): boolean {
  return LAST_ACTIONS.some((name) => name in action);
}

function toDomain(address: string): string {
  return address.slice(address.indexOf('@') + 1);
}
