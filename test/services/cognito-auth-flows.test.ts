import type { ExplicitAuthFlowsType } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { toAuthFlows } from '../../src/services/cognito-auth-flows.ts';

const ALL = ['USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH'];

const CASES: readonly (readonly [
  readonly ExplicitAuthFlowsType[] | undefined,
  readonly string[],
])[] = [
  [undefined, ['USER_SRP_AUTH']],
  [[], ['USER_SRP_AUTH']],
  [['ALLOW_REFRESH_TOKEN_AUTH'], []],
  [['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], ['USER_PASSWORD_AUTH']],
  [['ALLOW_USER_SRP_AUTH'], ['USER_SRP_AUTH']],
  [['ALLOW_ADMIN_USER_PASSWORD_AUTH'], ['ADMIN_USER_PASSWORD_AUTH']],
  [['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'], ALL],
  [['USER_PASSWORD_AUTH'], ['USER_PASSWORD_AUTH', 'USER_SRP_AUTH']],
  [['ADMIN_NO_SRP_AUTH'], ['USER_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH']],
  [['CUSTOM_AUTH_FLOW_ONLY'], []],
  [['CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'], ['USER_PASSWORD_AUTH']],
];

it.each(CASES)('a client that lists %j allows %j', (listed, allowed) => {
  expect(toAuthFlows(listed)).toEqual(allowed);
});
