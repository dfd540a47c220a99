import { z } from 'zod';
import { assertClient, assertUserPool } from './app-client.ts';
import { assertFlowOf, authFlowMember, beginSignIn, signInParametersMember } from './auth-flows.ts';
import { defineOperation } from './operation.ts';
import { toHashedName } from './refresh-flow.ts';
import { clientIdMember, userPoolIdMember } from './request-members.ts';

const request = z.object({
  UserPoolId: userPoolIdMember,
  ClientId: clientIdMember,
  AuthFlow: authFlowMember,
  AuthParameters: signInParametersMember,
});

/** AdminInitiateAuth: begins a sign-in for a server that has credentials of AWS. */
export const adminInitiateAuth = defineOperation({
  signed: true,
  request,
  run: ({ AuthFlow: flow, AuthParameters: parameters, ...input }, pool) => {
    assertUserPool(pool, input.UserPoolId);
    assertClient(pool, {
      clientId: input.ClientId,
      username: toHashedName(parameters, pool),
      secretHash: parameters['SECRET_HASH'],
    });
    assertFlowOf(flow !== 'USER_PASSWORD_AUTH');
    return beginSignIn(flow, parameters, pool);
  },
});
