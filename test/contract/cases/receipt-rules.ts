import {
  CreateReceiptRuleCommand,
  CreateReceiptRuleSetCommand,
  DescribeReceiptRuleSetCommand,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import type { CreateReceiptRuleCommandInput, ReceiptRule } from '@aws-sdk/client-ses';
import type { ContractCase } from '../contract-case.ts';
import type { Scene } from '../subject.ts';

const create = ({ ses, ruleSet: RuleSetName }: Scene) =>
  ses.send(new CreateReceiptRuleSetCommand({ RuleSetName }));

const describe = ({ ses, ruleSet: RuleSetName }: Scene) =>
  ses.send(new DescribeReceiptRuleSetCommand({ RuleSetName }));

const RULE: ReceiptRule = {
  Name: 'first',
  Recipients: ['ann@contract.invalid', '.contract.invalid'],
  Actions: [{ AddHeaderAction: { HeaderName: 'X-A', HeaderValue: 'b' } }],
};
const STOP = [{ StopAction: { Scope: 'RuleSet' as const } }];

const add = (
  { ses, ruleSet: RuleSetName }: Scene,
  rule: Partial<ReceiptRule> = {},
  more: Partial<CreateReceiptRuleCommandInput> = {},
) => {
  const Rule = { ...RULE, ...rule, Name: rule.Name ?? RULE.Name };
  return ses.send(new CreateReceiptRuleCommand({ RuleSetName, Rule, ...more }));
};

/** Receipt rules, in rule sets that are not in force: the account receives as before. */
export const RECEIPT_RULE_CASES: readonly ContractCase[] = [
  {
    name: 'CreateReceiptRuleSet makes a rule set without rules',
    play: async (scene) => {
      await create(scene);
      return describe(scene);
    },
    expected: { answer: { Metadata: { CreatedTimestamp: {} } } },
  },
  {
    name: 'CreateReceiptRuleSet refuses a name that is taken',
    play: async (scene) => {
      await create(scene);
      return create(scene);
    },
    expected: { error: 'AlreadyExistsException' },
  },
  {
    name: 'DescribeReceiptRuleSet knows no other rule set',
    play: describe,
    expected: { error: 'RuleSetDoesNotExistException', text: /does not exist/ },
  },
  {
    name: 'SetActiveReceiptRuleSet knows no other rule set',
    play: ({ ses, ruleSet: RuleSetName }) =>
      ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName })),
    expected: { error: 'RuleSetDoesNotExistException', text: /does not exist/ },
  },
  {
    name: 'CreateReceiptRule keeps a rule with its recipients and actions, not enabled',
    play: async (scene) => {
      await create(scene);
      await add(scene);
      return (await describe(scene)).Rules?.[0];
    },
    expected: {
      answer: {
        Name: 'first',
        Enabled: false,
        ScanEnabled: false,
        TlsPolicy: 'Optional',
        Recipients: { 0: 'ann@contract.invalid', 1: '.contract.invalid' },
        Actions: { 0: { AddHeaderAction: { HeaderName: 'X-A', HeaderValue: 'b' } } },
      },
    },
  },
  {
    name: 'CreateReceiptRule puts a rule behind another, or first',
    play: async (scene) => {
      await create(scene);
      await add(scene);
      await add(scene, { Name: 'behind', Actions: STOP }, { After: 'first' });
      await add(scene, { Name: 'before', Recipients: [] });
      return (await describe(scene)).Rules?.map(({ Name }) => Name);
    },
    expected: { answer: { 0: 'before', 1: 'first', 2: 'behind', length: 3 } },
  },
  {
    name: 'CreateReceiptRule refuses a name that is taken',
    play: async (scene) => {
      await create(scene);
      await add(scene);
      return add(scene, { Enabled: true });
    },
    expected: { error: 'AlreadyExistsException' },
  },
  {
    name: 'CreateReceiptRule knows no other rule to stand behind',
    play: async (scene) => {
      await create(scene);
      return add(scene, {}, { After: 'other' });
    },
    expected: { error: 'RuleDoesNotExistException', text: /does not exist/ },
  },
  {
    name: 'CreateReceiptRule knows no other rule set',
    play: (scene) => add(scene),
    expected: { error: 'RuleSetDoesNotExistException', text: /does not exist/ },
  },
  {
    name: 'CreateReceiptRule refuses a bucket that SES may not write to',
    play: async (scene) => {
      await create(scene);
      const BucketName = `${scene.ruleSet}-nowhere`;
      return add(scene, { Actions: [{ S3Action: { BucketName } }] });
    },
    expected: { error: 'InvalidS3ConfigurationException' },
  },
];
