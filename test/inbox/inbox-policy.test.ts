import { expect, it } from 'vitest';
import { createInboxPolicy, mergePolicy } from '../../src/inbox/inbox-policy.ts';

const PLACE = { bucket: 'mails', prefix: 'in/' };
const ADDRESS = {
  account: { partition: 'aws-cn', id: '123456789012' },
  region: 'cn-north-1',
  ruleSet: 'main',
  rule: 'inbox',
};
const POLICY = createInboxPolicy(PLACE, ADDRESS);
const OTHER = { Sid: 'Other', Effect: 'Deny', Condition: { Bool: { a: 'false' } } };

it('lets one rule of one account write below the prefix, and nothing else', () => {
  expect(POLICY).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: expect.stringMatching(/^CognitoOnboardInbox[0-9a-f]{12}$/) as string,
        Effect: 'Allow',
        Principal: { Service: 'ses.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: 'arn:aws-cn:s3:::mails/in/*',
        Condition: {
          StringEquals: {
            'AWS:SourceAccount': '123456789012',
            'AWS:SourceArn':
              'arn:aws-cn:ses:cn-north-1:123456789012:receipt-rule-set/main:receipt-rule/inbox',
          },
        },
      },
    ],
  });
});

it.each([
  ['of a bucket without one', null, { ...POLICY }],
  [
    'with other statements',
    { Version: '2012-10-17', Id: 'a', Statement: [OTHER, { Effect: 'Allow' }] },
    {
      Version: '2012-10-17',
      Id: 'a',
      Statement: [OTHER, { Effect: 'Allow' }, ...POLICY.Statement],
    },
  ],
  [
    'with one statement that is no list',
    { Version: '2008-10-17', Statement: OTHER },
    { Version: '2008-10-17', Statement: [OTHER, ...POLICY.Statement] },
  ],
  [
    'of the version that IAM takes one for that names none',
    { Statement: [OTHER] },
    { Version: '2008-10-17', Statement: [OTHER, ...POLICY.Statement] },
  ],
  [
    'with an older statement of the same name',
    { Version: '2012-10-17', Statement: [{ ...POLICY.Statement[0], Effect: 'Deny' }, OTHER] },
    { Version: '2012-10-17', Statement: [OTHER, ...POLICY.Statement] },
  ],
])('is merged into the policy %s', (_name, current, expected) => {
  const text = current === null ? null : JSON.stringify(current);
  expect(mergePolicy(text, POLICY)).toEqual(expected);
});

it('stands beside the policy of another inbox in the same bucket', () => {
  const other = createInboxPolicy({ ...PLACE, prefix: 'other/' }, ADDRESS);
  expect(mergePolicy(JSON.stringify(other), POLICY).Statement).toHaveLength(2);
});

it.each([
  ['another Region', { region: 'cn-northwest-1' }],
  ['another account', { account: { partition: 'aws-cn', id: '210987654321' } }],
  ['another rule set', { ruleSet: 'other' }],
])('stands beside that of %s which stores in the same place', (_name, change) => {
  const other = createInboxPolicy(PLACE, { ...ADDRESS, ...change });
  expect(mergePolicy(JSON.stringify(other), POLICY).Statement).toHaveLength(2);
});
