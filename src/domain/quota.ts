/**
 * The request categories that AWS counts per account and Region, with the default limit in requests per second and the
 * operations that draw on each. Cognito: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html.
 * Of DescribeUserPoolClient and of GetGroup AWS admits 5 a second on one pool, which is less than their categories' 15 and
 * 20: since nothing else is asked of these and a run has one pool, that is the limit here. `SesSend` is the account's own
 * `MaxSendRate`; 14 per second is what accounts commonly start with outside the sandbox. `SesControl` is everything else of
 * SES: https://docs.aws.amazon.com/ses/latest/dg/quotas.html.
 */
export const QUOTA_CATEGORIES = {
  UserCreation: {
    limit: 50,
    operations: ['SignUp', 'ConfirmSignUp', 'AdminCreateUser', 'AdminConfirmSignUp'],
  },
  UserAuthentication: { limit: 120, operations: ['InitiateAuth', 'AdminInitiateAuth'] },
  UserAccountRecovery: { limit: 30, operations: ['AdminSetUserPassword'] },
  UserRead: { limit: 120, operations: ['AdminGetUser', 'GetUser'] },
  UserUpdate: {
    limit: 25,
    operations: ['AdminUpdateUserAttributes', 'AdminAddUserToGroup', 'AdminDeleteUser'],
  },
  UserToken: { limit: 120, operations: ['RevokeToken'] },
  UserResourceRead: {
    limit: 50,
    operations: ['ResendConfirmationCode', 'AdminListGroupsForUser'],
  },
  UserList: { limit: 30, operations: ['ListUsers'] },
  UserPoolRead: { limit: 15, operations: ['DescribeUserPool'] },
  UserPoolClientRead: { limit: 5, operations: ['DescribeUserPoolClient'] },
  UserPoolResourceRead: { limit: 5, operations: ['GetGroup'] },
  LimitManagement: { limit: 1, operations: ['GetProvisionedLimit'] },
  GetId: { limit: 25, operations: ['GetId'] },
  GetCredentialsForIdentity: { limit: 200, operations: ['GetCredentialsForIdentity'] },
  SesSend: { limit: 14, operations: ['SendEmail', 'SendTemplatedEmail'] },
  SesControl: {
    limit: 1,
    operations: [
      'GetSendQuota',
      'GetAccountSendingEnabled',
      'GetIdentityVerificationAttributes',
      'GetTemplate',
      'DescribeActiveReceiptRuleSet',
      'DescribeReceiptRuleSet',
      'CreateReceiptRuleSet',
      'CreateReceiptRule',
      'SetActiveReceiptRuleSet',
    ],
  },
} as const;

/** Categories whose limit an account can raise, and read with GetProvisionedLimit. */
export const PROVISIONED_CATEGORIES: readonly QuotaCategory[] = [
  'UserCreation',
  'UserAuthentication',
  'UserRead',
  'UserToken',
  'UserResourceRead',
];

/** A bucket of requests that share one rate limit. */
export type QuotaCategory = keyof typeof QUOTA_CATEGORIES;

/** Every category's name. */
export const QUOTA_CATEGORY_NAMES = Object.keys(QUOTA_CATEGORIES) as readonly QuotaCategory[];

/**
 * Tells which category counts an operation.
 *
 * @param operation - AWS's own operation name, for example `SignUp`
 * @returns The category, or `undefined` where no rate limit of the account applies (S3)
 */
export function toQuotaCategory(operation: string): QuotaCategory | undefined {
  return QUOTA_CATEGORY_NAMES.find((name) =>
    QUOTA_CATEGORIES[name].operations.some((counted) => counted === operation),
  );
}
