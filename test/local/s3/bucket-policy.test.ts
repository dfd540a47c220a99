import { GetBucketPolicyCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { allowsWrite } from '../../../src/local/s3/bucket-policy.ts';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const STATEMENT = {
  Effect: 'Allow',
  Principal: { Service: 'ses.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::mails/in/*',
};
const WRITE = {
  service: 'ses.amazonaws.com',
  bucket: 'mails',
  key: 'in/1',
  sourceAccount: '123456789012',
  sourceArn: 'arn:aws:ses:eu-west-1:123456789012:receipt-rule-set/main:receipt-rule/inbox',
};

const toPolicy = (...statements: readonly object[]) => JSON.stringify({ Statement: statements });

describe('the policy of a bucket', () => {
  it('is not there at the start', async () => {
    const command = new GetBucketPolicyCommand({ Bucket: rig().inboxBucket });
    expect(await toRefusal(rig().s3.send(command))).toMatchObject({
      name: 'NoSuchBucketPolicy',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('is given as it was put last', async () => {
    const Bucket = rig().inboxBucket;
    for (const Policy of [toPolicy(STATEMENT), ` ${toPolicy(STATEMENT, STATEMENT)}`]) {
      await rig().s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      expect(await rig().s3.send(new GetBucketPolicyCommand({ Bucket }))).toMatchObject({ Policy });
    }
  });
});

describe('a service may write', () => {
  it.each([
    ['to every key that the resource covers', {}],
    ['by any of several actions', { Action: ['s3:GetObject', 's3:Put*'] }],
    ['as anybody', { Principal: '*' }],
    [
      'for the account and the rule that the conditions name',
      {
        Condition: {
          StringEquals: { 'AWS:SourceAccount': WRITE.sourceAccount },
          ArnLike: { 'aws:SourceArn': 'arn:aws:ses:*' },
        },
      },
    ],
  ])('%s', (_name, more) => {
    expect(allowsWrite(toPolicy({ ...STATEMENT, ...more }), WRITE)).toBe(true);
  });
});

describe('a service may not write', () => {
  it('without a policy', () => {
    expect(allowsWrite(undefined, WRITE)).toBe(false);
  });

  it.each([
    ['as another service', { Principal: { Service: ['sns.amazonaws.com'] } }],
    ['by another action', { Action: 's3:GetObject' }],
    ['to another prefix', { Resource: 'arn:aws:s3:::mails/out/*' }],
    ['for another account', { Condition: { StringEquals: { 'aws:SourceAccount': '1' } } }],
    ['for another rule', { Condition: { StringEquals: { 'AWS:SourceArn': 'arn:aws:ses:*' } } }],
    [
      'by a condition that is not known',
      { Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    ],
  ])('%s', (_name, more) => {
    expect(allowsWrite(toPolicy({ ...STATEMENT, ...more }), WRITE)).toBe(false);
  });

  it('where another statement denies it', () => {
    expect(allowsWrite(toPolicy(STATEMENT, { ...STATEMENT, Effect: 'Deny' }), WRITE)).toBe(false);
  });
});
