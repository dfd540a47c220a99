import { required } from './members.ts';
import type { SesOperation } from './operation.ts';
import { formatRuleSet } from './rule-sets.ts';

/** DescribeReceiptRuleSet: a rule set by its name. */
export const describeReceiptRuleSet: SesOperation = (parameters, { receiver }) =>
  formatRuleSet(receiver.ruleSets.get(required(parameters, 'RuleSetName')));
