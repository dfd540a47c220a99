import { z } from 'zod';
import { assertClient } from './app-client.ts';
import { createCognitoError } from './cognito-error.ts';
import { assertNotLocked, recordWrongPassword } from './lockout.ts';
import { defineOperation } from './operation.ts';
import type { Pool } from './pool.ts';
import { clientIdMember } from './request-members.ts';
import { issueTokens } from './tokens.ts';
import { hasPassword } from './user.ts';
import type { User } from './user.ts';

type AuthParameters = Readonly<Record<string, string>>;

/** Signs in by one flow; AWS's answer. */
type AuthFlow = (parameters: AuthParameters, pool: Pool) => Promise<object>;

/** The flows that this app client allows; a new flow is a new line. */
const FLOWS: Readonly<Record<string, AuthFlow>> = { USER_PASSWORD_AUTH: signInByPassword };

const KNOWN_FLOWS = [
  'USER_SRP_AUTH',
  'REFRESH_TOKEN_AUTH',
  'REFRESH_TOKEN',
  'CUSTOM_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
  'USER_AUTH',
] as const;

const request = z.object({
  ClientId: clientIdMember,
  AuthFlow: z.enum(KNOWN_FLOWS),
  AuthParameters: z.record(z.string(), z.string()).default({}),
});

/** InitiateAuth: signs a confirmed user in. */
export const initiateAuth = defineOperation({
  signed: false,
  request,
  run: ({ AuthFlow: name, AuthParameters: parameters, ClientId: clientId }, pool) => {
    assertClient(pool, {
      clientId,
      username: parameters['USERNAME'] ?? '',
      secretHash: parameters['SECRET_HASH'],
    });
    const flow = FLOWS[name];
    if (flow === undefined) throw refuseFlow(name);
    return flow(parameters, pool);
  },
});

function refuseFlow(name: string): Error {
  const text = name.startsWith('ADMIN_')
    ? 'Initiate Auth method not supported.'
    : 'Auth flow not enabled for this client';
  return createCognitoError('InvalidParameterException', text);
}

async function signInByPassword(parameters: AuthParameters, pool: Pool): Promise<object> {
  const user = pool.users.get(required(parameters, 'USERNAME'));
  assertCanSignIn(user, pool.now());
  assertRightPassword(user, required(parameters, 'PASSWORD'), pool.now());
  return { ChallengeParameters: {}, AuthenticationResult: await issueTokens(user, pool) };
}

function required(parameters: AuthParameters, name: string): string {
  const value = parameters[name];
  if (value !== undefined && value !== '') return value;
  throw createCognitoError('InvalidParameterException', `Missing required parameter ${name}`);
}

// AWS looks at the user's state before the password: https://github.com/aws/aws-sdk-js/issues/4608
function assertCanSignIn(user: User, nowMs: number): void {
  assertNotLocked(user.lockout, nowMs);
  if (!user.enabled) throw createCognitoError('NotAuthorizedException', 'User is disabled.');
  if (user.status !== 'CONFIRMED') throw createCognitoError('UserNotConfirmedException');
}

function assertRightPassword(user: User, password: string, nowMs: number): void {
  const isRight = hasPassword(user, password);
  user.lockout = isRight ? undefined : recordWrongPassword(user.lockout, nowMs);
  if (!isRight) throw createCognitoError('NotAuthorizedException');
}
