import { z } from 'zod';
import { assertClient, assertUserPool } from './app-client.ts';
import { signInParametersMember } from './auth-flows.ts';
import { answerChallenge, challengeNameMember } from './challenge-answers.ts';
import { defineOperation } from './operation.ts';
import { clientIdMember, sessionMember, userPoolIdMember } from './request-members.ts';

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
    assertClient(pool, {
      clientId,
      username: responses['USERNAME'] ?? '',
      secretHash: responses['SECRET_HASH'],
    });
    return answerChallenge({ name, session, responses }, pool);
  },
});
