import type { InboxPlace } from '../domain/inbox.ts';
import type { ReceiptRule, RuleSet } from '../domain/receipt-rule.ts';
import { toSenderAddress } from '../domain/sender.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { Receiving } from '../services/receiving.ts';
import { encryptsIn, findSwallowers, storesIn } from './inbox-rule.ts';
import { includesRecipient, toDomain, toIdentities } from './recipients.ts';

/** What a mail is to pass. */
export interface InboxRoute {
  readonly from: string;
  readonly to: string;
  readonly ruleSet: RuleSet | null;
  readonly place: InboxPlace;
}

/** What was found before anything is sent. */
export interface Obstacles {
  /** What keeps a mail from arriving, each with its mend. */
  readonly missing: readonly string[];
  /** The mails that lie in the inbox already. */
  readonly known: ReadonlySet<string>;
}

/** Looks for whatever would keep a mail from arriving, and sends none. */
export async function findObstacles(
  receiving: Receiving,
  route: InboxRoute,
  signal: AbortSignal,
): Promise<Obstacles> {
  const known = new Set<string>();
  const missing = [
    ...findInRules(route),
    ...(await findInIdentities(receiving, route, signal)),
    ...(await findInBucket(receiving, known, signal)),
  ];
  return { missing, known };
}

/** Tells why the rules in force do not store mail of an address in an inbox, if they do not. */
function findInRules({ ruleSet, to, place }: InboxRoute): readonly string[] {
  const setUp = `Run \`inbox setup ${toDomain(to)}\`.`;
  if (ruleSet === null) return [`No receipt rule set is in force. ${setUp}`];
  const rules = ruleSet.rules.filter(({ recipients }) => includesRecipient(recipients, to));
  const storing = rules.filter((rule) => storesIn(rule, place));
  const [rule] = [...storing.filter(({ isEnabled }) => isEnabled), ...storing];
  if (rule === undefined) return [`${explainMissing(rules, ruleSet, place)} ${setUp}`];
  const before = rules.slice(0, rules.indexOf(rule));
  return [
    ...(rule.isEnabled ? [] : [`Rule ${rule.name} is disabled. Enable it in the SES console.`]),
    ...(encryptsIn(rule, place)
      ? [`Rule ${rule.name} has SES encrypt mail with a KMS key. Take the key out of the rule.`]
      : []),
    ...findSwallowers(before, [to]).map(
      ({ name }) => `Rule ${name} stops or bounces mail before rule ${rule.name}. Move it behind.`,
    ),
  ];
}

function explainMissing(
  rules: readonly ReceiptRule[],
  { name }: RuleSet,
  { bucket, prefix }: InboxPlace,
): string {
  const elsewhere = rules.find(({ actions }) => actions.some(({ type }) => type === 'store'));
  const where = `in bucket ${bucket} below ${prefix}`;
  return elsewhere === undefined
    ? `No rule of rule set ${name} stores mail for the address ${where}.`
    : `Rule ${elsewhere.name} of rule set ${name} stores mail for the address, but not ${where}: check \`confirmation.inbox\`.`;
}

async function findInIdentities(
  { recipients, senders, region }: Receiving,
  { from, to }: InboxRoute,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const domains = toIdentities(toDomain(to));
  const sender = toSenderAddress(from).toLowerCase();
  const owners = toIdentities(sender);
  const found: string[] = [];
  if ((await recipients.findVerified(domains, signal)).size === 0) {
    found.push(
      `SES does not know domain ${toDomain(to)} as verified in Region ${region}. Verify it in the SES console.`,
    );
  }
  if ((await senders.findVerified(owners, signal)).size === 0) {
    found.push(
      `SES does not know sender ${sender} as verified. Verify the address or its domain, or name another with --from.`,
    );
  }
  return found;
}

async function findInBucket(
  { mails }: Receiving,
  known: Set<string>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    for await (const page of mails.list(signal)) for (const { id } of page) known.add(id);
    return [];
  } catch (error) {
    if (error instanceof ServiceError) return [error.message];
    throw error;
  }
}
