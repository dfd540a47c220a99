import type { XmlContent } from '../xml.ts';
import { formatReceiptRule } from './receipt-rule.ts';
import type { ReceiptRule } from './receipt-rule.ts';
import { createSesError } from './ses-error.ts';

/** Receipt rules in the order in which they are gone through. */
export interface RuleSet {
  readonly name: string;
  readonly createdAtMs: number;
  readonly rules: ReceiptRule[];
}

/** The rule sets of an account, of which at most one is in force. */
export class RuleSets {
  readonly #sets = new Map<string, RuleSet>();
  #active: RuleSet | undefined;

  /** The one that is in force. */
  get active(): RuleSet | undefined {
    return this.#active;
  }

  /** Makes one without rules. @throws AlreadyExists */
  create(name: string, createdAtMs: number): void {
    if (this.#sets.has(name)) {
      throw createSesError('AlreadyExists', `Rule set already exists: ${name}`);
    }
    this.#sets.set(name, { name, createdAtMs, rules: [] });
  }

  /** Finds one. @throws RuleSetDoesNotExist */
  get(name: string): RuleSet {
    const found = this.#sets.get(name);
    if (found !== undefined) return found;
    throw createSesError('RuleSetDoesNotExist', `Rule set does not exist: ${name}`);
  }

  /** Puts one in force in place of the one that is; without a name none is. @throws RuleSetDoesNotExist */
  activate(name: string | undefined): void {
    this.#active = name === undefined ? undefined : this.get(name);
  }
}

/** Writes a rule set for an answer. */
export function formatRuleSet({ name, createdAtMs, rules }: RuleSet): XmlContent {
  return {
    Metadata: { Name: name, CreatedTimestamp: new Date(createdAtMs).toISOString() },
    Rules: { member: rules.map(formatReceiptRule) },
  };
}
