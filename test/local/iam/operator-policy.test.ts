import {
  AdminGetUserCommand,
  GetProvisionedLimitCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { GetSendQuotaCommand, SendEmailCommand } from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { S3_OPERATIONS } from '../../../src/local/s3/operations.ts';
import { toS3Needs } from '../../../src/local/iam/s3-needs.ts';
import type { S3Request } from '../../../src/local/s3/operation.ts';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const OPERATOR = 'arn:aws:iam::123456789012:user/operator';

async function permit(...statements: readonly object[]): Promise<void> {
  const Statement = statements.map((one) => ({ Effect: 'Allow', Resource: '*', ...one }));
  const answer = await rig().local('PUT', 'policy', { Version: '2012-10-17', Statement });
  expect(answer.status).toBe(204);
}

const getUser = () =>
  rig().cognito.send(new AdminGetUserCommand({ UserPoolId: rig().userPoolId, Username: 'bob' }));

const send = (Source: string | undefined = rig().aws.config.mail?.from) =>
  rig().ses.send(
    new SendEmailCommand({
      Source,
      Destination: { ToAddresses: ['bob@example.com'] },
      Message: { Subject: { Data: 'Welcome' }, Body: { Text: { Data: 'Hello' } } },
    }),
  );

const put = (more: Partial<PutObjectCommandInput> = {}) =>
  rig().s3.send(
    new PutObjectCommand({ Bucket: rig().objectBucket, Key: 'users/bob', Body: 'b', ...more }),
  );

const head = (Key = 'users/bob') =>
  rig().s3.send(
    new HeadObjectCommand({ Bucket: rig().objectBucket, Key, ChecksumMode: 'ENABLED' }),
  );

const get = () =>
  rig().s3.send(new GetObjectCommand({ Bucket: rig().objectBucket, Key: 'users/bob' }));

const list = (Prefix?: string) =>
  rig().s3.send(new ListObjectsV2Command({ Bucket: rig().objectBucket, Prefix }));

const nameOf = async (call: Promise<unknown>) =>
  ((await toRefusal(call)) as Error | undefined)?.name;

describe('a policy of the operator', () => {
  it('refuses by name what it does not allow: Cognito', async () => {
    await permit();
    const pool = `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${rig().userPoolId}`;
    expect(await toRefusal(getUser())).toMatchObject({
      name: 'AccessDeniedException',
      message: `User: ${OPERATOR} is not authorized to perform: cognito-idp:AdminGetUser on resource: ${pool} because no identity-based policy allows the cognito-idp:AdminGetUser action`,
      $metadata: { httpStatusCode: 400 },
    });
    await permit({ Action: 'cognito-idp:Admin*', Resource: pool.replace('123456789012', '*') });
    expect(await nameOf(getUser())).toBe('UserNotFoundException');
  });

  it('refuses by name what it does not allow: S3, by the status alone where there is no body', async () => {
    await permit();
    expect(await toRefusal(put())).toMatchObject({
      name: 'AccessDenied',
      message: `User: ${OPERATOR} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::${rig().objectBucket}/users/bob" because no identity-based policy allows the s3:PutObject action`,
      $metadata: { httpStatusCode: 403 },
    });
    expect(await toRefusal(head())).toMatchObject({ $metadata: { httpStatusCode: 403 } });
  });

  it('refuses by name what it does not allow: SES', async () => {
    await permit();
    const identity = 'arn:aws:ses:eu-west-1:123456789012:identity/welcome@example.com';
    expect(await toRefusal(send())).toMatchObject({
      name: 'AccessDenied',
      message: `User \`${OPERATOR}' is not authorized to perform \`ses:SendEmail' on resource \`${identity}'`,
    });
  });

  it('lets people sign up and in, whom nobody signs for', async () => {
    await permit();
    await rig().signUp('bob');
    expect((await rig().books()).users).toHaveLength(1);
  });

  it('is gone after a reset, and when it is taken back', async () => {
    await permit();
    await rig().local('PUT', 'policy', null);
    expect(await nameOf(put())).toBeUndefined();
    await permit();
    await rig().local('POST', 'reset');
    expect(await nameOf(put())).toBeUndefined();
  });

  it.each([
    ['a text', 'allow'],
    ['what it does not know', { Version: '2012-10-17', Statement: [{ NotAction: 's3:*' }] }],
  ])('is refused where it is %s', async (_, policy) => {
    const answer = await rig().local('PUT', 'policy', policy);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Expected a valid `policy');
  });
});

describe('what a request needs', () => {
  it('is nothing of a pool where it names none', async () => {
    await permit({ Action: 'cognito-idp:GetProvisionedLimit' });
    const LimitDefinition = {
      LimitClass: 'API_CATEGORY' as const,
      Attributes: { Category: 'UserCreation' },
    };
    const command = new GetProvisionedLimitCommand({ LimitDefinition });
    expect(await nameOf(rig().cognito.send(command))).toBeUndefined();
  });

  it('is the sender as the condition has it', async () => {
    const Condition = { StringEquals: { 'ses:FromAddress': 'welcome@example.com' } };
    await permit({ Action: 'ses:SendEmail', Condition });
    expect(await nameOf(send('Team <welcome@example.com>'))).toBeUndefined();
    expect(await nameOf(send('team@people.example.com'))).toBe('AccessDenied');
    expect(await nameOf(rig().ses.send(new GetSendQuotaCommand({})))).toBe('AccessDenied');
  });

  it('is the prefix of a list as the condition has it', async () => {
    const Condition = { StringEquals: { 's3:prefix': 'in/' } };
    await permit({ Action: 's3:ListBucket', Condition });
    expect(await nameOf(list('in/'))).toBeUndefined();
    expect(await nameOf(list('out/'))).toBe('AccessDenied');
    expect(await nameOf(list())).toBe('AccessDenied');
    const refusal = await toRefusal(
      rig().s3.send(new HeadBucketCommand({ Bucket: rig().objectBucket })),
    );
    expect(refusal).toMatchObject({ $metadata: { httpStatusCode: 403 } });
  });

  it('is another action for tags', async () => {
    await permit({ Action: ['s3:PutObject'] });
    expect(await nameOf(put())).toBeUndefined();
    expect(await nameOf(put({ Tagging: 'team=x' }))).toBe('AccessDenied');
  });

  it.each([
    ['1234', 'arn:aws:kms:eu-west-1:*:key/1234', undefined],
    ['alias/mine', 'arn:aws:kms:eu-west-1:*:key/*', 'alias/mine'],
  ])('is the key too, to write and to read: %s', async (SSEKMSKeyId, Resource, alias) => {
    const write = () => put({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId });
    const s3 = { Action: 's3:*' };
    const where = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } };
    const key = { Resource, ...(alias !== undefined && { Condition: where }) };
    await permit(s3);
    expect(await nameOf(write())).toBe('AccessDenied');
    await permit(s3, { Action: 'kms:GenerateDataKey', ...key });
    expect(await nameOf(write())).toBeUndefined();
    expect(await toRefusal(head())).toMatchObject({ $metadata: { httpStatusCode: 403 } });
    await permit(s3, { Action: 'kms:Decrypt', ...key });
    expect(await nameOf(head())).toBeUndefined();
  });

  it('is no key where AWS has one of its own', async () => {
    await permit({ Action: 's3:*' });
    await put({ ServerSideEncryption: 'aws:kms' });
    expect(await nameOf(head())).toBeUndefined();
  });

  it('is to read and to write for a copy', async () => {
    await put();
    const Bucket = rig().objectBucket;
    const copy = () =>
      rig().s3.send(new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/users/bob` }));
    for (const Action of ['s3:GetObject', 's3:PutObject']) {
      await permit({ Action });
      expect(await nameOf(copy())).toBe('AccessDenied');
    }
    await permit({ Action: ['s3:GetObject', 's3:PutObject'] });
    expect(await nameOf(copy())).toBeUndefined();
  });

  it('is to list, for whoever wants to be told that an object is missing', async () => {
    await permit({ Action: 's3:GetObject' });
    expect(await nameOf(get())).toBe('AccessDenied');
    await permit({ Action: ['s3:GetObject', 's3:ListBucket'] });
    expect(await nameOf(get())).toBe('NoSuchKey');
  });

  it('is nothing more for a statement that denies', async () => {
    await permit({ Action: 's3:*' }, { Effect: 'Deny', Action: 's3:PutObject' });
    expect(await nameOf(put())).toBe('AccessDenied');
  });

  it('is known of every operation of S3', () => {
    const request = {
      bucket: { name: 'bucket', get: () => undefined },
      key: 'key',
      headers: {},
      query: new URLSearchParams(),
    } as unknown as S3Request;
    for (const { name } of Object.values(S3_OPERATIONS)) {
      expect(toS3Needs(name, request).length).toBeGreaterThan(0);
    }
  });
});
