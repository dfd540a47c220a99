import { required } from './members.ts';
import type { SesOperation } from './operation.ts';
import { parseReceiptRule } from './receipt-rule.ts';
import { tryRule } from './receiver.ts';
import type { RuleSet } from './rule-sets.ts';
import { createSesError } from './ses-error.ts';

/** CreateReceiptRule: puts a rule behind another one, or first where none is named, once SES could write by it. */
export const createReceiptRule: SesOperation = (parameters, { receiver }) => {
  const rule = parseReceiptRule(parameters);
  const ruleSet = receiver.ruleSets.get(required(parameters, 'RuleSetName'));
  if (ruleSet.rules.some(({ Name }) => Name === rule.Name)) {
    throw createSesError('AlreadyExists', `Rule already exists: ${rule.Name}`);
  }
  const index = toIndex(ruleSet, parameters.get('After'));
  tryRule(rule, ruleSet.name, receiver);
  ruleSet.rules.splice(index, 0, rule);
  return {};
};

function toIndex({ rules }: RuleSet, after: string | null): number {
  if (after === null) return 0;
  const index = rules.findIndex(({ Name }) => Name === after);
  if (index !== -1) return index + 1;
  throw createSesError('RuleDoesNotExist', `Rule does not exist: ${after}`);
}
