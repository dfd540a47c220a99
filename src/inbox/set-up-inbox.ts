import { ConfigError } from '../domain/config-error.ts';
import type { FailureCode } from '../domain/failure.ts';
import type { InboxPlace, InboxSetUp } from '../domain/inbox.ts';
import type { ReceiptRule } from '../domain/receipt-rule.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { ReceiptRules } from '../services/receipt-rules.ts';
import type { Receiving } from '../services/receiving.ts';
import { mergePolicy } from './inbox-policy.ts';
import { assertSame } from './plan-inbox.ts';
import type { InboxPlan } from './plan-inbox.ts';

interface SetUpOptions {
  /** Whether to set the bucket policy too. */
  readonly apply: boolean;
  readonly signal: AbortSignal;
  /** Hears of every change once it is made: one that comes later may fail. */
  readonly onChange?: (change: Partial<InboxSetUp>) => void;
}

/** What an inbox needs, as long as nothing was done for it. */
export function toInboxSetUp(plan: InboxPlan): InboxSetUp {
  return {
    rule: plan.rule.name,
    ruleSet: plan.ruleSetName,
    created: false,
    activated: false,
    mx: plan.mx,
    policy: plan.policy,
    policyApplied: false,
    warnings: plan.warnings,
  };
}

/**
 * Makes what an inbox needs and does not have. A rule set that is in force is added to, never replaced.
 *
 * @throws ConfigError where SES may not write to the bucket, or somebody else was faster; ServiceError
 */
export async function setUpInbox(
  receiving: Receiving,
  plan: InboxPlan,
  { apply, signal, onChange = () => {} }: SetUpOptions,
): Promise<InboxSetUp> {
  // SES writes to the bucket while it makes the rule.
  if (apply) await applyPolicy(receiving, plan, signal);
  onChange({ policyApplied: apply });
  if (plan.ruleSet === null) await createRuleSet(receiving, plan.ruleSetName, signal);
  if (!plan.isThere) await createRule(receiving, plan, { apply, signal });
  onChange({ created: !plan.isThere });
  if (!plan.isActive) await activate(receiving, plan.ruleSetName, signal);
  return {
    ...toInboxSetUp(plan),
    created: !plan.isThere,
    activated: !plan.isActive,
    policyApplied: apply,
  };
}

async function applyPolicy(
  { policy }: Receiving,
  plan: InboxPlan,
  signal: AbortSignal,
): Promise<void> {
  const current = await policy.read(signal);
  const merged = mergePolicy(current, plan.policy);
  if (current !== null && JSON.stringify(JSON.parse(current)) === JSON.stringify(merged)) return;
  await policy.write(JSON.stringify(merged), signal);
}

async function createRuleSet(
  { rules }: Receiving,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await rules.createRuleSet(name, signal);
  } catch (error) {
    // Somebody else made it meanwhile, or the answer to our own call was lost.
    const isThere = isFailure(error, 'RULE_EXISTS') && (await rules.find(name, signal)) !== null;
    if (!isThere) throw error;
  }
}

async function createRule(
  { rules }: Receiving,
  plan: InboxPlan,
  { apply, signal }: SetUpOptions,
): Promise<void> {
  const { rule, ruleSet, ruleSetName, place } = plan;
  const after = ruleSet?.rules.at(-1)?.name ?? null;
  try {
    await rules.createRule({ ruleSet: ruleSetName, after, rule }, signal);
  } catch (error) {
    if (isFailure(error, 'RULE_REFUSED')) throw toRefusal(error, place, apply);
    if (!isFailure(error, 'RULE_EXISTS')) throw error;
    assertSame(await findRule(rules, plan, signal), rule, place);
  }
}

async function findRule(
  rules: ReceiptRules,
  { rule, ruleSetName }: InboxPlan,
  signal: AbortSignal,
): Promise<ReceiptRule> {
  const ruleSet = await rules.find(ruleSetName, signal);
  return ruleSet?.rules.find(({ name }) => name === rule.name) ?? rule;
}

function toRefusal(cause: ServiceError, { bucket }: InboxPlace, apply: boolean): ConfigError {
  const mend = apply
    ? 'Its policy was set; AWS may need a moment until it counts. Run again. A key that encrypts the bucket must let SES use it too.'
    : "Add the statement of the policy above to the bucket's own, or have it added with --apply; then run again.";
  return new ConfigError(
    `Expected bucket ${bucket} to let SES write, got a refusal. ${mend} ${cause.message}`,
    { cause },
  );
}

/** Whatever is in force would be replaced, so it is looked at once more just before. */
async function activate({ rules }: Receiving, name: string, signal: AbortSignal): Promise<void> {
  const active = await rules.findActive(signal);
  if (active === null) return rules.activate(name, signal);
  if (active.name === name) return undefined;
  throw new ConfigError(
    `Expected no receipt rule set to be in force, but ${active.name} is since a moment ago. It was not replaced: run \`inbox setup\` again to add the rule to it.`,
  );
}

function isFailure(error: unknown, code: FailureCode): error is ServiceError {
  return error instanceof ServiceError && error.failure.code === code;
}
