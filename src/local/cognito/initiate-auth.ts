import { z } from 'zod';
import { assertClient } from './app-client.ts';
import { assertFlowOf, authFlowMember, beginSignIn, signInParametersMember } from './auth-flows.ts';
import { defineOperation } from './operation.ts';
import { toHashedName } from './refresh-flow.ts';
import { clientIdMember } from './request-members.ts';

const request = z.object({
  ClientId: clientIdMember,
  AuthFlow: authFlowMember,
  AuthParameters: signInParametersMember,
});

/** InitiateAuth: begins a sign-in, or renews one. */
export const initiateAuth = defineOperation({
  signed: false,
  request,
  run: ({ AuthFlow: flow, AuthParameters: parameters, ClientId: clientId }, pool) => {
    assertClient(pool, {
      clientId,
      username: toHashedName(parameters, pool),
      secretHash: parameters['SECRET_HASH'],
    });
    assertFlowOf(!flow.startsWith('ADMIN_'));
    return beginSignIn(flow, parameters, pool);
  },
});
