import { z } from 'zod';
import { assertUserPool } from './app-client.ts';
import { signInParametersMember } from './auth-flows.ts';
import { answerChallenge, challengeNameMember } from './challenge-answers.ts';
import { defineOperation } from './operation.ts';
import { clientIdMember, sessionMember, userPoolIdMember } from './request-members.ts';
import { assertSignInClient } from './sign-in-client.ts';

const request = z.object({
  UserPoolId: userPoolIdMember,
  ClientId: clientIdMember,
  ChallengeName: challengeNameMember,
  Session: sessionMember.optional(),
  ChallengeResponses: signInParametersMember,
});

/** AdminRespondToAuthChallenge: goes on with a sign-in for a server that has credentials of AWS. */
export const adminRespondToAuthChallenge = defineOperation({
  signed: true,
  request,
  run: ({ ChallengeName: name, Session: session, ...input }, pool) => {
    const { ClientId: clientId, ChallengeResponses: responses } = input;
    assertUserPool(pool, input.UserPoolId);
    assertSignInClient(clientId, responses, pool);
    return answerChallenge({ name, session, responses }, pool);
  },
});
