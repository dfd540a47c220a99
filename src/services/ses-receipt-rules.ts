import {
  CreateReceiptRuleCommand,
  CreateReceiptRuleSetCommand,
  DescribeActiveReceiptRuleSetCommand,
  DescribeReceiptRuleSetCommand,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import type {
  ReceiptAction as SesAction,
  ReceiptRule as SesRule,
  SESClient,
} from '@aws-sdk/client-ses';
import type { ReceiptAction, ReceiptRule, RuleSet } from '../domain/receipt-rule.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { Gate } from './gate.ts';
import type { PlacedRule, ReceiptRules } from './receipt-rules.ts';

interface SesReceiptRulesOptions {
  readonly client: SESClient;
  readonly gate: Gate;
}

/** Makes the receipt rules of the client's Region on Amazon SES. */
export function createSesReceiptRules(options: SesReceiptRulesOptions): ReceiptRules {
  return { ...createReading(options), ...createWriting(options) };
}

function createReading({
  client,
  gate,
}: SesReceiptRulesOptions): Pick<ReceiptRules, 'findActive' | 'find'> {
  return {
    async findActive(signal) {
      const command = new DescribeActiveReceiptRuleSetCommand({});
      const { Metadata, Rules } = await gate({
        operation: 'DescribeActiveReceiptRuleSet',
        send: (abortSignal) => client.send(command, { abortSignal }),
        options: { signal, begun: true },
      });
      return Metadata?.Name === undefined ? null : toRuleSet(Metadata.Name, Rules);
    },
    async find(RuleSetName, signal) {
      const command = new DescribeReceiptRuleSetCommand({ RuleSetName });
      try {
        const { Rules } = await gate({
          operation: 'DescribeReceiptRuleSet',
          send: (abortSignal) => client.send(command, { abortSignal }),
          options: { signal, begun: true },
        });
        return toRuleSet(RuleSetName, Rules);
      } catch (error) {
        if (error instanceof ServiceError && error.failure.code === 'RULE_NOT_FOUND') return null;
        throw error;
      }
    },
  };
}

function createWriting({
  client,
  gate,
}: SesReceiptRulesOptions): Omit<ReceiptRules, 'findActive' | 'find'> {
  return {
    async createRuleSet(RuleSetName, signal) {
      const command = new CreateReceiptRuleSetCommand({ RuleSetName });
      await gate({
        operation: 'CreateReceiptRuleSet',
        send: (abortSignal) => client.send(command, { abortSignal }),
        options: { signal, begun: true },
      });
    },
    async createRule(placed, signal) {
      const command = new CreateReceiptRuleCommand(toRequest(placed));
      await gate({
        operation: 'CreateReceiptRule',
        send: (abortSignal) => client.send(command, { abortSignal }),
        options: { signal, begun: true },
      });
    },
    async activate(RuleSetName, signal) {
      const command = new SetActiveReceiptRuleSetCommand({ RuleSetName });
      await gate({
        operation: 'SetActiveReceiptRuleSet',
        send: (abortSignal) => client.send(command, { abortSignal }),
        options: { signal, begun: true },
      });
    },
  };
}

/** SES scans for spam and viruses: that rejects nothing, and its verdicts tell people why a mail may be strange. */
function toRequest({ ruleSet, after, rule }: PlacedRule) {
  const { name, isEnabled, recipients, actions } = rule;
  return {
    RuleSetName: ruleSet,
    ...(after !== null && { After: after }),
    Rule: {
      Name: name,
      Enabled: isEnabled,
      ScanEnabled: true,
      Recipients: [...recipients],
      // Without a key for the encryption by SES: what it encrypts, only two of its own SDKs can decrypt.
      Actions: actions
        .filter((action) => action.type === 'store')
        .map(({ bucket, prefix }) => ({
          S3Action: { BucketName: bucket, ObjectKeyPrefix: prefix },
        })),
    },
  };
}

function toRuleSet(name: string, rules: readonly SesRule[] = []): RuleSet {
  return { name, rules: rules.map(toRule) };
}

function toRule({ Name = '', Enabled = false, Recipients, Actions }: SesRule): ReceiptRule {
  return {
    name: Name,
    isEnabled: Enabled,
    recipients: (Recipients ?? []).map((recipient) => recipient.toLowerCase()),
    actions: (Actions ?? []).map(toAction),
  };
}

function toAction({ S3Action, StopAction, BounceAction }: SesAction): ReceiptAction {
  if (StopAction !== undefined) return { type: 'stop' };
  if (BounceAction !== undefined) return { type: 'bounce' };
  if (S3Action === undefined) return { type: 'other' };
  const { BucketName: bucket = '', ObjectKeyPrefix: prefix = '', KmsKeyArn } = S3Action;
  return { type: 'store', bucket, prefix, isEncrypted: (KmsKeyArn ?? '') !== '' };
}
