import { z } from 'zod';
import { authFlowMember, beginSignIn, signInParametersMember } from './auth-flows.ts';
import { defineOperation } from './operation.ts';
import { clientIdMember } from './request-members.ts';
import { assertSignInClient } from './sign-in-client.ts';

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
    assertSignInClient(clientId, parameters, pool);
    return beginSignIn({ flow, parameters, by: 'client' }, pool);
  },
});
