import type { ReceiptRule, RuleSet } from '../domain/receipt-rule.ts';

/** A rule, and where it is to stand. */
export interface PlacedRule {
  readonly ruleSet: string;
  /** The rule to stand behind; `null`: first. */
  readonly after: string | null;
  readonly rule: ReceiptRule;
}

/** What SES does with incoming mail in one Region. Every method throws a `ServiceError`. */
export interface ReceiptRules {
  /** Finds the rule set that is in force; `null` where none is. */
  findActive(signal: AbortSignal): Promise<RuleSet | null>;
  /** Finds a rule set by its name; `null` where there is none. */
  find(name: string, signal: AbortSignal): Promise<RuleSet | null>;
  /** Makes an empty rule set, not in force; `RULE_EXISTS` where there is one of that name. */
  createRuleSet(name: string, signal: AbortSignal): Promise<void>;
  /** Makes a rule; `RULE_EXISTS` where there is one of that name, `RULE_REFUSED` where SES may not write. */
  createRule(placed: PlacedRule, signal: AbortSignal): Promise<void>;
  /** Puts a rule set in force **in place of** the one that is. */
  activate(name: string, signal: AbortSignal): Promise<void>;
}
