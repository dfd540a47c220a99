import { required } from './members.ts';
import type { SesOperation } from './operation.ts';

/** CreateReceiptRuleSet: makes a rule set without rules, not in force. */
export const createReceiptRuleSet: SesOperation = (parameters, { receiver, now }) => {
  receiver.ruleSets.create(required(parameters, 'RuleSetName'), now());
  return {};
};
