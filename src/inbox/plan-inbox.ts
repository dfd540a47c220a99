import { ConfigError } from '../domain/config-error.ts';
import type { InboxPlace, MxRecord, PolicyDocument } from '../domain/inbox.ts';
import type { ReceiptRule, RuleSet } from '../domain/receipt-rule.ts';
import type { Receiving } from '../services/receiving.ts';
import { createInboxPolicy } from './inbox-policy.ts';
import { createInboxRule, findDifferences, findSwallowers, serves } from './inbox-rule.ts';
import { isReceivingRegion, toMxRecords } from './mx-records.ts';
import { toDomain, toIdentities } from './recipients.ts';

/** What is asked for. */
export interface InboxWish {
  readonly place: InboxPlace;
  /** Domains, sub-domains and addresses that mail is to come in for. */
  readonly recipients: readonly string[];
}

/** What there is, and what is to be made. */
export interface InboxPlan {
  readonly place: InboxPlace;
  /** The rule that is to be made, or the one that does it already. */
  readonly rule: ReceiptRule;
  readonly isThere: boolean;
  /** The rule set that the rule belongs in, as it is; `null` where it is to be made. */
  readonly ruleSet: RuleSet | null;
  readonly ruleSetName: string;
  readonly isActive: boolean;
  readonly mx: readonly MxRecord[];
  readonly policy: PolicyDocument;
  readonly warnings: readonly string[];
}

/** The rule set that is made where none is in force. */
const RULE_SET = 'cognito-onboard';

/**
 * Looks what an inbox needs, and changes nothing.
 *
 * @throws ConfigError where its rule is there and does something else; ServiceError
 */
export async function planInbox(
  receiving: Receiving,
  { place, recipients }: InboxWish,
  signal: AbortSignal,
): Promise<InboxPlan> {
  const account = await receiving.readAccount(signal);
  const active = await receiving.rules.findActive(signal);
  const ruleSet = active ?? (await receiving.rules.find(RULE_SET, signal));
  const ruleSetName = ruleSet?.name ?? RULE_SET;
  const wanted = createInboxRule(place, recipients);
  const found = findRule(ruleSet, wanted, place);
  const rule = found ?? wanted;
  const { region } = receiving;
  return {
    place,
    rule,
    isThere: found !== undefined,
    ruleSet,
    ruleSetName,
    isActive: active !== null,
    mx: toMxRecords(recipients, region),
    policy: createInboxPolicy(place, { account, region, ruleSet: ruleSetName, rule: rule.name }),
    warnings: [
      ...warnOfRegion(region),
      ...warnOfOtherRules(ruleSet, rule, active !== null),
      ...(await warnOfIdentities(receiving, recipients, signal)),
    ],
  };
}

function findRule(
  ruleSet: RuleSet | null,
  wanted: ReceiptRule,
  place: InboxPlace,
): ReceiptRule | undefined {
  const rules = ruleSet?.rules ?? [];
  const ours = rules.find(({ name }) => name === wanted.name);
  if (ours === undefined) return rules.find((rule) => serves(rule, wanted, place));
  assertSame(ours, wanted, place);
  return ours;
}

/** Refuses to go on with a rule of our name that does something else. @throws ConfigError */
export function assertSame(rule: ReceiptRule, wanted: ReceiptRule, place: InboxPlace): void {
  const differences = findDifferences(rule, wanted, place);
  if (differences.length === 0) return;
  throw new ConfigError(
    `Expected receipt rule ${rule.name} to do what is asked for, but ${differences.join('; ')}. It is left as it is. Mend the rule in the SES console, or delete it there and run \`inbox setup\` again.`,
  );
}

function warnOfRegion(region: string): readonly string[] {
  if (isReceivingRegion(region)) return [];
  return [
    `SES is not known to receive mail in Region ${region}. Set \`confirmation.inbox.region\` to one where it does.`,
  ];
}

/** Rules before ours may keep the mail from it; those of a set that was not in force come into force with it. */
function warnOfOtherRules(
  ruleSet: RuleSet | null,
  ours: ReceiptRule,
  isActive: boolean,
): readonly string[] {
  const { name, rules } = ruleSet ?? { name: RULE_SET, rules: [] };
  const index = rules.findIndex((rule) => rule.name === ours.name);
  const before = index === -1 ? rules : rules.slice(0, index);
  const others = rules.filter((rule) => rule.isEnabled && rule.name !== ours.name);
  return [
    ...findSwallowers(before, ours.recipients).map(
      (rule) =>
        `Rule ${rule.name} of rule set ${name} stops or bounces mail before rule ${ours.name} has its turn. Move that one behind it in the SES console.`,
    ),
    ...(isActive ? [] : others).map(
      (rule) => `Rule ${rule.name} comes into force too, with the rest of rule set ${name}.`,
    ),
  ];
}

async function warnOfIdentities(
  { recipients: identities, region }: Receiving,
  recipients: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const domains = [...new Set(recipients.map((one) => toDomain(one).replace(/^\./, '')))];
  const wanted = [...new Set(domains.flatMap(toIdentities))];
  const verified = await identities.findVerified(wanted, signal);
  return domains
    .filter((domain) => !toIdentities(domain).some((one) => verified.has(one)))
    .map(
      (domain) =>
        `SES does not know domain ${domain} as verified in Region ${region}, so it takes no mail for it. Verify it in the SES console.`,
    );
}
