import { z } from 'zod';
import { signInParametersMember } from './auth-flows.ts';
import { answerChallenge, challengeNameMember } from './challenge-answers.ts';
import { defineOperation } from './operation.ts';
import { clientIdMember, sessionMember } from './request-members.ts';
import { assertSignInClient } from './sign-in-client.ts';

const request = z.object({
  ClientId: clientIdMember,
  ChallengeName: challengeNameMember,
  Session: sessionMember.optional(),
  ChallengeResponses: signInParametersMember,
});

/** RespondToAuthChallenge: goes on with a sign-in. */
export const respondToAuthChallenge = defineOperation({
  signed: false,
  request,
  run: ({ ChallengeName: name, Session: session, ...input }, pool) => {
    const { ClientId: clientId, ChallengeResponses: responses } = input;
    assertSignInClient(clientId, responses, pool);
    return answerChallenge({ name, session, responses }, pool);
  },
});
