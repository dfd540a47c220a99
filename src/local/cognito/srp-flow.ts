import { createHash } from 'node:crypto';
import type { Challenge } from './challenges.ts';
import { createCognitoError } from './cognito-error.ts';
import { toPoolName, toVerifier } from './password.ts';
import type { Pool } from './pool.ts';
import { assertCanSignIn, findSignInUser, judgePassword, required } from './sign-in.ts';
import type { SignInParameters } from './sign-in.ts';
import { createVerifier, openExchange, sign } from './srp.ts';
import type { SrpExchange, SrpVerifier } from './srp.ts';
import type { User } from './user.ts';

/**
 * USER_SRP_AUTH: the first of two calls. AWS answers it without a `Session`: the secret block is what ties the second
 * call to it, as clients that send no session show.
 */
export function beginSrp(parameters: SignInParameters, pool: Pool): object {
  const username = required(parameters, 'USERNAME');
  const user = findSignInUser(username, pool);
  if (user !== undefined) assertCanSignIn(user, pool);
  const verifier = user === undefined ? toFakeVerifier(username, pool) : toVerifier(user.password);
  const exchange = openExchange(verifier, required(parameters, 'SRP_A'));
  if (exchange === undefined) {
    throw createCognitoError('InvalidParameterException', 'Invalid SRP_A parameter.');
  }
  const { secretBlock } = exchange;
  pool.challenges.open({ name: 'PASSWORD_VERIFIER', sub: user?.sub, exchange }, secretBlock);
  return toPasswordVerifier(exchange, user?.username ?? username);
}

/** PASSWORD_VERIFIER: the second call, with the proof. @throws NotAuthorizedException */
export async function answerPasswordVerifier(
  responses: SignInParameters,
  pool: Pool,
): Promise<object> {
  const secretBlock = required(responses, 'PASSWORD_CLAIM_SECRET_BLOCK');
  const signature = required(responses, 'PASSWORD_CLAIM_SIGNATURE');
  const timestamp = required(responses, 'TIMESTAMP');
  const challenge = pool.challenges.get(secretBlock);
  const user = toUser(required(responses, 'USERNAME'), challenge, pool);
  pool.challenges.close(secretBlock);
  if (user === undefined || challenge.name !== 'PASSWORD_VERIFIER') {
    throw createCognitoError('NotAuthorizedException');
  }
  assertCanSignIn(user, pool);
  const claim = { poolName: toPoolName(pool), userId: user.username, timestamp };
  return judgePassword(user, sign(challenge.exchange, claim) === signature, pool);
}

function toPasswordVerifier(exchange: SrpExchange, userId: string): object {
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: exchange.salt.toString(16),
      SECRET_BLOCK: exchange.secretBlock,
      SRP_B: exchange.publicB.toString(16),
      USERNAME: userId,
      USER_ID_FOR_SRP: userId,
    },
  };
}

function toUser(name: string, { sub }: Challenge, pool: Pool): User | undefined {
  const user = findSignInUser(name, pool);
  if (user?.sub === sub) return user;
  throw createCognitoError('NotAuthorizedException', 'Invalid session for the user.');
}

/** The same salt each time, as a user that there is would have. */
function toFakeVerifier(username: string, pool: Pool): SrpVerifier {
  const digest = createHash('sha256').update(`${pool.signingKey.header}${username}`).digest('hex');
  return createVerifier(digest, BigInt(`0x${digest.slice(0, 32)}`));
}
