import { z } from 'zod';
import { createCognitoError } from './cognito-error.ts';
import type { Pool } from './pool.ts';
import { answerNewPassword } from './new-password.ts';
import { required } from './sign-in.ts';
import type { SignInParameters } from './sign-in.ts';
import { answerPasswordVerifier } from './srp-flow.ts';

/** The answer to a challenge. */
export interface ChallengeAnswer {
  /** As the client names it. */
  readonly name: string;
  readonly session: string | undefined;
  readonly responses: SignInParameters;
}

export const challengeNameMember = z.string().min(1);

/**
 * Goes on with a sign-in.
 *
 * @throws NotAuthorizedException where the session is not of this challenge and user, was used, or is over
 */
export async function answerChallenge(answer: ChallengeAnswer, pool: Pool): Promise<object> {
  const { name, session, responses } = answer;
  if (name === 'PASSWORD_VERIFIER') return answerPasswordVerifier(responses, pool);
  const username = required(responses, 'USERNAME');
  if (session === undefined) {
    throw createCognitoError('InvalidParameterException', 'Missing required parameter Session');
  }
  const challenge = pool.challenges.get(session);
  const user = pool.users.find(username);
  if (user === undefined || user.sub !== challenge.sub || name !== challenge.name) {
    throw createCognitoError('NotAuthorizedException', 'Invalid session for the user.');
  }
  if (name !== 'NEW_PASSWORD_REQUIRED') {
    const text = 'Invalid code or auth state for the user.';
    throw createCognitoError('CodeMismatchException', text);
  }
  const result = await answerNewPassword(user, responses, pool);
  pool.challenges.close(session);
  return result;
}
