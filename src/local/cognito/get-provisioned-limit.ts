import { z } from 'zod';
import { QUOTA_CATEGORIES, QUOTA_CATEGORY_NAMES } from '../../domain/quota.ts';
import { createCognitoError } from './cognito-error.ts';
import { defineOperation } from './operation.ts';

const request = z.object({
  LimitDefinition: z.object({
    LimitClass: z.enum(['API_CATEGORY']),
    Attributes: z.record(z.string(), z.string()),
  }),
});

/** The categories that a user pool has; those of identity pools and SES are counted elsewhere. */
const OF_USER_POOLS = QUOTA_CATEGORY_NAMES.filter((name) => /^(?:User|LimitManagement)/.test(name));

/** GetProvisionedLimit: how many requests of a category the account may make in a second. */
export const getProvisionedLimit = defineOperation({
  signed: true,
  request,
  run: ({ LimitDefinition }, pool) => {
    const category = OF_USER_POOLS.find((name) => name === LimitDefinition.Attributes['Category']);
    if (category === undefined) {
      throw createCognitoError('ResourceNotFoundException', 'The requested limit does not exist.');
    }
    return {
      Limit: {
        LimitDefinition,
        ProvisionedLimitValue: pool.limitOf(category),
        FreeLimitValue: QUOTA_CATEGORIES[category].limit,
      },
    };
  },
});
