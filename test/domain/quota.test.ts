import { expect, it } from 'vitest';
import { QUOTA_CATEGORIES, QUOTA_CATEGORY_NAMES, toQuotaCategory } from '../../src/domain/quota.ts';

it.each([
  ['SignUp', 'UserCreation'],
  ['ConfirmSignUp', 'UserCreation'],
  ['AdminCreateUser', 'UserCreation'],
  ['AdminConfirmSignUp', 'UserCreation'],
  ['InitiateAuth', 'UserAuthentication'],
  ['AdminInitiateAuth', 'UserAuthentication'],
  ['AdminGetUser', 'UserRead'],
  ['GetUser', 'UserRead'],
  ['RevokeToken', 'UserToken'],
  ['ResendConfirmationCode', 'UserResourceRead'],
  ['AdminSetUserPassword', 'UserAccountRecovery'],
  ['AdminUpdateUserAttributes', 'UserUpdate'],
  ['AdminAddUserToGroup', 'UserUpdate'],
  ['ListUsers', 'UserList'],
  ['DescribeUserPool', 'UserPoolRead'],
  ['DescribeUserPoolClient', 'UserPoolClientRead'],
  ['GetGroup', 'UserPoolResourceRead'],
  ['GetProvisionedLimit', 'LimitManagement'],
  ['GetId', 'GetId'],
  ['GetCredentialsForIdentity', 'GetCredentialsForIdentity'],
  ['SendEmail', 'SesSend'],
  ['SendTemplatedEmail', 'SesSend'],
  ['GetSendQuota', 'SesControl'],
  ['CreateReceiptRule', 'SesControl'],
])('counts %s as %s', (operation, category) => {
  expect(toQuotaCategory(operation)).toBe(category);
});

it.each(['PutObject', 'HeadObject', 'ListObjectsV2', 'GetObject', 'signUp', ''])(
  'knows no limit for %j',
  (operation) => {
    expect(toQuotaCategory(operation)).toBeUndefined();
  },
);

it('counts every operation once', () => {
  const operations = QUOTA_CATEGORY_NAMES.flatMap((name) => [...QUOTA_CATEGORIES[name].operations]);
  expect(new Set(operations).size).toBe(operations.length);
  for (const name of QUOTA_CATEGORY_NAMES) expect(QUOTA_CATEGORIES[name].limit).toBeGreaterThan(0);
});
