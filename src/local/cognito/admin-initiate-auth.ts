import { z } from 'zod';
import { assertUserPool } from './app-client.ts';
import { authFlowMember, beginSignIn, signInParametersMember } from './auth-flows.ts';
import { defineOperation } from './operation.ts';
import { clientIdMember, userPoolIdMember } from './request-members.ts';
import { assertSignInClient } from './sign-in-client.ts';

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
    assertSignInClient(input.ClientId, parameters, pool);
    return beginSignIn({ flow, parameters, by: 'administrator' }, pool);
  },
});
