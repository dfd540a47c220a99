import { GetObjectCommand, ListObjectsV2Command, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import {
  CreateReceiptRuleCommand,
  CreateReceiptRuleSetCommand,
  DescribeActiveReceiptRuleSetCommand,
  SendEmailCommand,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import type { ReceiptRule } from '@aws-sdk/client-ses';
import { beforeEach, describe, expect, it } from 'vitest';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();
const STOP: ReceiptRule = {
  Name: 'stop',
  Enabled: true,
  Actions: [{ StopAction: { Scope: 'RuleSet' } }],
};

const store = (prefix: string, more: Partial<ReceiptRule> = {}): ReceiptRule => ({
  Name: prefix,
  Enabled: true,
  Actions: [{ S3Action: { BucketName: rig().inboxBucket, ObjectKeyPrefix: `${prefix}/` } }],
  ...more,
});

const allow = (Condition: object = {}) => {
  const Bucket = rig().inboxBucket;
  const Statement = {
    Effect: 'Allow',
    Principal: { Service: 'ses.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `arn:aws:s3:::${Bucket}/*`,
    Condition,
  };
  const Policy = JSON.stringify({ Statement });
  return rig().s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
};

const add = (Rule: ReceiptRule, After?: string) =>
  rig().ses.send(new CreateReceiptRuleCommand({ RuleSetName: 'main', Rule, After }));

const activate = (RuleSetName?: string) =>
  rig().ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName }));

const send = (...ToAddresses: string[]) =>
  rig().ses.send(
    new SendEmailCommand({
      Source: 'Team <welcome@example.com>',
      Destination: { ToAddresses },
      Message: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Grüße' } } },
    }),
  );

/** The keys below a prefix, without the test object. */
const list = async (prefix: string): Promise<readonly string[]> => {
  const input = { Bucket: rig().inboxBucket, Prefix: `${prefix}/` };
  const { Contents = [] } = await rig().s3.send(new ListObjectsV2Command(input));
  const keys = Contents.map(({ Key = '' }) => Key);
  return keys.filter((key) => !key.endsWith('AMAZON_SES_SETUP_NOTIFICATION'));
};

beforeEach(async () => {
  await rig().ses.send(new CreateReceiptRuleSetCommand({ RuleSetName: 'main' }));
});

describe('the rule set in force', () => {
  it('is none at the start', async () => {
    const answer = await rig().ses.send(new DescribeActiveReceiptRuleSetCommand());
    expect(answer.Metadata).toBeUndefined();
  });

  it('is the one that was activated last, or none again', async () => {
    await activate('main');
    const command = new DescribeActiveReceiptRuleSetCommand();
    expect(await rig().ses.send(command)).toMatchObject({ Metadata: { Name: 'main' }, Rules: [] });
    await activate();
    expect((await rig().ses.send(command)).Metadata).toBeUndefined();
  });
});

describe('a rule that stores mail', () => {
  it('is tried out with an object of its own', async () => {
    await allow();
    await add(store('in'));
    const Key = 'in/AMAZON_SES_SETUP_NOTIFICATION';
    const object = await rig().s3.send(new GetObjectCommand({ Bucket: rig().inboxBucket, Key }));
    expect(await object.Body?.transformToString()).toContain('Amazon SES Setup Notification');
  });

  it.each([
    ['the bucket has no policy', () => Promise.resolve()],
    [
      'the policy is for another rule',
      () =>
        allow({ StringEquals: { 'aws:SourceArn': 'arn:aws:ses:eu-west-1:123456789012:other' } }),
    ],
  ])('is refused where %s', async (_name, prepare: () => Promise<unknown>) => {
    await prepare();
    expect(await toRefusal(add(store('in')))).toMatchObject({
      name: 'InvalidS3ConfigurationException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it.each(['', 'a b', '-a', 'a'.repeat(65)])('is refused under the name `%s`', async (Name) => {
    expect(await toRefusal(add({ ...STOP, Name }))).toMatchObject({ name: 'ValidationError' });
  });
});

describe('mail that is sent to an address of the verified domain', () => {
  beforeEach(async () => {
    await allow();
    await activate('main');
  });

  it('is stored with the headers of SES on top', async () => {
    await add(store('in'));
    await send('Ann <ann@people.example.com>');
    const [Key = '', ...others] = await list('in');
    expect(others).toEqual([]);
    expect(Key).toMatch(/^in\/[a-z0-9]{40}$/);
    const object = await rig().s3.send(new GetObjectCommand({ Bucket: rig().inboxBucket, Key }));
    const mail = (await object.Body?.transformToString()) ?? '';
    expect(mail).toMatch(/^Return-Path: <welcome@example.com>[^]*dkim=pass[^]*\r\nFrom: /);
    expect(mail).toMatch(/\r\nTo: ann@people.example.com\r\n[^]*\r\nGr=C3=BC=C3=9Fe\r\n/);
    expect(mail).not.toContain('text/html');
  });

  it.each([
    ['its address', ['Ann@People.example.com'], 1],
    ['its domain', ['people.example.com'], 1],
    ['everybody', [], 1],
    ['another address', ['bob@people.example.com'], 0],
    ['another domain', ['example.com'], 0],
    ['sub-domains of its domain', ['.people.example.com'], 0],
    ['sub-domains of the domain above', ['.example.com'], 1],
  ])('is matched by a rule for %s', async (_name, Recipients, count) => {
    await add(store('in', { Recipients }));
    await send('ann@people.example.com');
    expect(await list('in')).toHaveLength(count);
  });

  it('passes a rule that is not enabled', async () => {
    await add(store('in', { Enabled: false }));
    await send('ann@people.example.com');
    expect(await list('in')).toEqual([]);
  });

  it('is stored by every rule up to one that stops', async () => {
    await add(store('first'));
    await add(store('second'), 'first');
    await add(STOP, 'second');
    await add(store('third'), 'stop');
    await send('ann@people.example.com');
    const stored = await Promise.all(['first', 'second', 'third'].map(list));
    expect(stored.map((keys) => keys.length)).toEqual([1, 1, 0]);
  });

  it('goes nowhere once no rule set is in force', async () => {
    await add(store('in'));
    await activate();
    await send('ann@people.example.com');
    expect(await list('in')).toEqual([]);
  });

  it('goes nowhere at a domain that is not verified', async () => {
    await add(store('in'));
    await send('ann@example.com');
    expect(await list('in')).toEqual([]);
  });
});
