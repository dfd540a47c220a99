import type { SesOperation } from './operation.ts';

/** SetActiveReceiptRuleSet: puts a rule set in force in place of the one that is; without a name none is. */
export const setActiveReceiptRuleSet: SesOperation = (parameters, { receiver }) => {
  receiver.ruleSets.activate(parameters.get('RuleSetName') ?? undefined);
  return {};
};
