import type { SesOperation } from './operation.ts';
import { formatRuleSet } from './rule-sets.ts';

/** DescribeActiveReceiptRuleSet: the rule set in force; AWS too answers nothing where there is none. */
export const describeActiveReceiptRuleSet: SesOperation = (_parameters, { receiver }) => {
  const { active } = receiver.ruleSets;
  return active === undefined ? {} : formatRuleSet(active);
};
