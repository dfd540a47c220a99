import { PutBucketPolicyCommand, GetBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateReceiptRuleCommand,
  CreateReceiptRuleSetCommand,
  DescribeActiveReceiptRuleSetCommand,
  SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import type { DescribeActiveReceiptRuleSetCommandOutput, ReceiptRule } from '@aws-sdk/client-ses';
import type { LocalAws } from '../../src/local/local-aws.ts';

export const STOP: ReceiptRule = {
  Name: 'stop',
  Enabled: true,
  Actions: [{ StopAction: { Scope: 'RuleSet' } }],
};

/** What somebody else does in the account where mail is received. */
export class ReceivingAccount implements Disposable {
  readonly bucket: string;
  readonly #ses: SESClient;
  readonly #s3: S3Client;

  constructor({ endpoint, config }: LocalAws) {
    const credentials = { accessKeyId: 'any', secretAccessKey: 'key' };
    const options = { endpoint, region: 'eu-west-1', credentials };
    this.#ses = new SESClient(options);
    this.#s3 = new S3Client({ ...options, forcePathStyle: true });
    this.bucket = config.confirmation?.inbox?.bucket ?? '';
  }

  [Symbol.dispose](): void {
    this.#ses.destroy();
    this.#s3.destroy();
  }

  /** A rule that stores mail in the inbox bucket, below its prefix unless another is named. */
  storing(more: Partial<ReceiptRule> = {}, prefix = 'inbound/'): ReceiptRule {
    const S3Action = { BucketName: this.bucket, ObjectKeyPrefix: prefix };
    return { Name: 'store', Enabled: true, Actions: [{ S3Action }], ...more };
  }

  /** Makes a rule set, its rules in order, and puts it in force unless told not to. */
  async useRules(
    name: string,
    rules: readonly ReceiptRule[],
    { isActive = true }: { readonly isActive?: boolean } = {},
  ): Promise<void> {
    await this.#ses.send(new CreateReceiptRuleSetCommand({ RuleSetName: name }));
    for (const [index, Rule] of rules.entries()) {
      const After = rules[index - 1]?.Name;
      await this.#ses.send(new CreateReceiptRuleCommand({ RuleSetName: name, Rule, After }));
    }
    if (isActive) await this.#ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: name }));
  }

  /** The names of the rules in force, behind that of their set. */
  async rulesInForce(): Promise<readonly (string | undefined)[]> {
    const { Metadata, Rules = [] } = await this.describe();
    return [Metadata?.Name, ...Rules.map(({ Name }) => Name)];
  }

  /** The rule set in force, as SES shows it. */
  describe(): Promise<DescribeActiveReceiptRuleSetCommandOutput> {
    return this.#ses.send(new DescribeActiveReceiptRuleSetCommand({}));
  }

  async putPolicy(policy: object): Promise<void> {
    const Policy = JSON.stringify(policy);
    await this.#s3.send(new PutBucketPolicyCommand({ Bucket: this.bucket, Policy }));
  }

  /** The policy of the inbox bucket. */
  async policy(): Promise<unknown> {
    const { Policy = '' } = await this.#s3.send(
      new GetBucketPolicyCommand({ Bucket: this.bucket }),
    );
    return JSON.parse(Policy);
  }

  /** Lets SES write to the inbox bucket by any rule. */
  async letIn(): Promise<void> {
    await this.putPolicy({ Version: '2012-10-17', Statement: [this.toStatement()] });
  }

  toStatement(): object {
    return {
      Sid: 'Others',
      Effect: 'Allow',
      Principal: { Service: 'ses.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::${this.bucket}/*`,
    };
  }
}
