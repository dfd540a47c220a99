import type { Config } from '../domain/config.ts';
import type { CategoryPace, LimitSource, PacePlan, RaisedPace } from '../domain/plan.ts';
import { PROVISIONED_CATEGORIES, toQuotaCategory } from '../domain/quota.ts';
import type { QuotaCategory } from '../domain/quota.ts';
import { toPermitted } from '../services/pacing/pacers.ts';

/** What the account told of its limits, in calls a second. */
export type KnownLimits = ReadonlyMap<QuotaCategory, number>;

/** How many people, and what they are like. */
export interface Crowd {
  readonly rows: number;
  readonly groupsPerRow: number;
}

/** Foretells how fast the rows of a configuration can go. */
export function forecast(config: Config, crowd: Crowd, known: KnownLimits): PacePlan {
  const { quotas } = config;
  const categories = [...toCallsPerUser(config, crowd.groupsPerRow)]
    .map(([category, calls]): CategoryPace => toPace(quotas, { category, calls, known }))
    .toSorted((one, other) => one.usersPerSecond - other.usersPerSecond);
  const usersPerSecond = categories[0]?.usersPerSecond ?? 0;
  return {
    share: quotas.share,
    categories,
    usersPerSecond,
    seconds: crowd.rows / usersPerSecond,
    raised: toRaised(categories),
  };
}

/** Counts the calls of one user by category, for a configuration where nothing fails. */
export function toCallsPerUser(
  config: Config,
  groupsPerRow: number,
): ReadonlyMap<QuotaCategory, number> {
  const counts = new Map<QuotaCategory, number>();
  for (const [operation, count] of toOperations(config, groupsPerRow)) {
    const category = toQuotaCategory(operation);
    if (category === undefined || count === 0) continue;
    counts.set(category, (counts.get(category) ?? 0) + count);
  }
  return counts;
}

type Counted = readonly (readonly [operation: string, count: number])[];

function toOperations(config: Config, groupsPerRow: number): Counted {
  const { cognito, storage, mail } = config;
  const isAdminFlow = cognito.authFlow === 'ADMIN_USER_PASSWORD_AUTH';
  const isByUser = storage.credentials === 'identityPool';
  return [
    ...toSignUpOperations(config),
    ['AdminAddUserToGroup', groupsPerRow],
    // The answer to a challenge has an allowance of its own, three times this one.
    [isAdminFlow ? 'AdminInitiateAuth' : 'InitiateAuth', 1],
    ['GetUser', 1],
    ['GetId', isByUser ? 1 : 0],
    ['GetCredentialsForIdentity', isByUser ? 1 : 0],
    ['SendEmail', mail === null ? 0 : 1],
    ['RevokeToken', 1],
  ];
}

const CONFIRMING = {
  code: 'ConfirmSignUp',
  // Cognito counts no click; whether it came is looked up.
  link: 'AdminGetUser',
  admin: 'AdminConfirmSignUp',
} as const;

function toSignUpOperations({ cognito, confirmation }: Config): Counted {
  const verifying = ['AdminUpdateUserAttributes', confirmation.by === 'admin' ? 1 : 0] as const;
  if (cognito.signUp === 'self') {
    return [['SignUp', 1], [CONFIRMING[confirmation.by], 1], verifying];
  }
  return [['AdminCreateUser', 1], ['AdminSetUserPassword', 1], verifying];
}

interface Counting {
  readonly category: QuotaCategory;
  readonly calls: number;
  readonly known: KnownLimits;
}

function toPace(quotas: Config['quotas'], { category, calls, known }: Counting): CategoryPace {
  const account = known.get(category);
  const rate = toPermitted(quotas, category, account);
  return {
    category,
    limit: rate / quotas.share,
    from: toSource(quotas[category], account),
    rate,
    callsPerUser: calls,
    usersPerSecond: rate / calls,
  };
}

function toSource(configured: number | null, account: number | undefined): LimitSource {
  if (configured !== null && configured <= (account ?? Infinity)) return 'configuration';
  return account === undefined ? 'documented' : 'account';
}

/** AWS raises these on request, and those that `GetProvisionedLimit` tells. */
const RAISED_ON_REQUEST: readonly QuotaCategory[] = [
  ...PROVISIONED_CATEGORIES,
  'GetId',
  'GetCredentialsForIdentity',
  'SesSend',
];

function toRaised([slowest, next]: readonly CategoryPace[]): RaisedPace {
  return {
    canBeRaised: slowest !== undefined && RAISED_ON_REQUEST.includes(slowest.category),
    next:
      next === undefined ? null : { category: next.category, usersPerSecond: next.usersPerSecond },
  };
}
