import { createAwsError } from './aws-error.ts';
import type { WorldUser } from './books.ts';
import { toAttributeList } from './pool-administration.ts';
import type { Operation } from './pool-sign-ups.ts';
import { getUser } from './pool-users.ts';
import type { PoolWorld } from './pool-users.ts';
import { text } from './request.ts';
import type { AwsInput } from './request.ts';

/** What the pool remembers of sign-ins that are under way or done. */
export interface SignInWorld extends PoolWorld {
  /** Access, ID and refresh tokens, and sessions of challenges, by their text. */
  readonly passes: Map<string, Pass>;
}

/** Something that was handed to a user and is good for a while. */
export interface Pass {
  readonly kind: 'access' | 'id' | 'refresh' | 'session';
  readonly user: WorldUser;
  readonly expiresAt: number;
  isRevoked: boolean;
}

const HOUR_MS = 3_600_000;
/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html (AuthSessionValidity) */
const SESSION_LIFE_MS = 3 * 60_000;

export const SIGN_IN_OPERATIONS: Readonly<Record<string, Operation<SignInWorld>>> = {
  InitiateAuth: beginSignIn,
  AdminInitiateAuth: beginSignIn,
  RespondToAuthChallenge: answerChallenge,
  AdminRespondToAuthChallenge: answerChallenge,

  GetUser(input, world) {
    const { user } = getPass(world, text(input, 'AccessToken'), 'Access Token');
    if (world.books.users.get(user.username)?.sub !== user.sub) {
      throw createAwsError('UserNotFoundException', 'User does not exist.');
    }
    return { Username: user.username, UserAttributes: toAttributeList(user) };
  },

  RevokeToken(input, { passes }) {
    const user = passes.get(text(input, 'Token'))?.user;
    for (const pass of passes.values()) if (pass.user === user) pass.isRevoked = true;
    return {};
  },
};

function beginSignIn(input: AwsInput, world: SignInWorld): unknown {
  const parameters = input['AuthParameters'] as AwsInput;
  const user = getUser(world, text(parameters, 'USERNAME'));
  if (!user.enabled) throw createAwsError('NotAuthorizedException', 'User is disabled.');
  if (user.status === 'UNCONFIRMED') {
    throw createAwsError('UserNotConfirmedException', 'User is not confirmed.');
  }
  if (user.password !== text(parameters, 'PASSWORD')) {
    throw createAwsError('NotAuthorizedException', 'Incorrect username or password.');
  }
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    return challenge(world, user, 'NEW_PASSWORD_REQUIRED');
  }
  const { signInChallenge } = world.settings();
  return signInChallenge === null
    ? issueTokens(world, user)
    : challenge(world, user, signInChallenge);
}

function answerChallenge(input: AwsInput, world: SignInWorld): unknown {
  const session = text(input, 'Session');
  const { user } = getPass(world, session, 'Invalid session for the user, session');
  assertStillThere(user, world);
  world.passes.delete(session);
  if (text(input, 'ChallengeName') === 'NEW_PASSWORD_REQUIRED') {
    user.password = text(input['ChallengeResponses'] as AwsInput, 'NEW_PASSWORD');
    user.status = 'CONFIRMED';
    return issueTokens(world, user);
  }
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    return challenge(world, user, 'NEW_PASSWORD_REQUIRED');
  }
  const { signInChallenge } = world.settings();
  return signInChallenge === null || signInChallenge === 'PASSWORD_VERIFIER'
    ? issueTokens(world, user)
    : challenge(world, user, signInChallenge);
}

/** A user may have been deleted or changed since the question. */
function assertStillThere({ username, sub }: WorldUser, world: SignInWorld): void {
  const user = getUser(world, username);
  if (user.sub !== sub) throw createAwsError('UserNotFoundException', 'User does not exist.');
  if (user.status !== 'UNCONFIRMED') return;
  throw createAwsError('UserNotConfirmedException', 'User is not confirmed.');
}

function challenge(world: SignInWorld, user: WorldUser, ChallengeName: string): unknown {
  const Session = issue(world, { kind: 'session', user, lifeMs: SESSION_LIFE_MS });
  return { ChallengeName, Session, ChallengeParameters: { USER_ID_FOR_SRP: user.username } };
}

function issueTokens(world: SignInWorld, user: WorldUser): unknown {
  return {
    AuthenticationResult: {
      AccessToken: issue(world, { kind: 'access', user, lifeMs: HOUR_MS }),
      IdToken: issue(world, { kind: 'id', user, lifeMs: HOUR_MS }),
      RefreshToken: issue(world, { kind: 'refresh', user, lifeMs: 720 * HOUR_MS }),
    },
  };
}

interface NewPass extends Pick<Pass, 'kind' | 'user'> {
  readonly lifeMs: number;
}

function issue({ books, passes, mint, now }: SignInWorld, { kind, user, lifeMs }: NewPass): string {
  const pass = mint(`secret-${kind}`);
  books.secrets.add(pass);
  passes.set(pass, { kind, user, expiresAt: now() + lifeMs, isRevoked: false });
  return pass;
}

/** Finds what a token or a session stands for. @throws NotAuthorizedException where it is of no use any more */
export function getPass({ passes, now }: SignInWorld, token: string, name: string): Pass {
  const pass = passes.get(token);
  if (pass?.isRevoked === true) {
    throw createAwsError('NotAuthorizedException', `${name} has been revoked`);
  }
  if (pass !== undefined && now() < pass.expiresAt) return pass;
  throw createAwsError('NotAuthorizedException', `${name} is expired.`);
}
