import { createHmac } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  AdminCreateUserCommandInput,
  ChallengeNameType,
  InitiateAuthCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import { createSrpSession, signSrpSession } from 'cognito-srp-helper';
import { PASSWORD } from '../rig.ts';
import type { Rig } from '../rig.ts';

export const TEMPORARY = 'Temp0rary!';

/** What a call was refused with, as one line; `undefined` where it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => undefined,
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

export function toTarget({ userPoolId }: Rig, username: string) {
  return { UserPoolId: userPoolId, Username: username };
}

export function toClaims(token: string | undefined): Record<string, unknown> {
  const payload = Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString();
  return JSON.parse(payload) as Record<string, unknown>;
}

export function toSecretHash({ clientId }: Rig, secret: string, username: string): string {
  return createHmac('sha256', secret).update(`${username}${clientId}`).digest('base64');
}

export async function setPool(rig: Rig, settings: object): Promise<void> {
  const answer = await rig.local('PUT', 'pool', settings);
  if (!answer.ok) throw new Error(await answer.text());
}

export async function getUser(rig: Rig, username: string) {
  const input = toTarget(rig, username);
  const answer = await rig.cognito.send(new AdminGetUserCommand(input));
  const attributes = answer.UserAttributes?.map(({ Name, Value }) => [Name, Value] as const);
  return { ...answer, attributes: Object.fromEntries(attributes ?? []) };
}

/** Adds a user by the administrator; no mail unless asked for. */
export function createUser(
  rig: Rig,
  username: string,
  more: Partial<AdminCreateUserCommandInput> = {},
) {
  return rig.cognito.send(
    new AdminCreateUserCommand({
      ...toTarget(rig, username),
      TemporaryPassword: TEMPORARY,
      UserAttributes: [{ Name: 'email', Value: `${username}@example.com` }],
      DesiredDeliveryMediums: ['EMAIL'],
      MessageAction: 'SUPPRESS',
      ...more,
    }),
  );
}

export function adminSignIn(rig: Rig, username: string, password: string = PASSWORD) {
  return rig.cognito.send(
    new AdminInitiateAuthCommand({
      UserPoolId: rig.userPoolId,
      ClientId: rig.clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  );
}

export function respond(
  { cognito, clientId }: Rig,
  name: string,
  {
    session,
    responses,
  }: { readonly session?: string | undefined; readonly responses: Record<string, string> },
) {
  return cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: clientId,
      ChallengeName: name as ChallengeNameType,
      Session: session,
      ChallengeResponses: responses,
    }),
  );
}

/** The first call of a sign-in by SRP, and what the second one must say. */
export async function beginSrp(rig: Rig, username: string, password: string = PASSWORD) {
  const srp = createSrpSession(username, password, rig.userPoolId, false);
  const challenge = await rig.cognito.send(
    new InitiateAuthCommand({
      ClientId: rig.clientId,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: username, SRP_A: srp.largeA },
    }),
  );
  const { ChallengeParameters = {} } = challenge;
  const signed = signSrpSession(srp, { ChallengeParameters });
  const responses = {
    USERNAME: username,
    PASSWORD_CLAIM_SECRET_BLOCK: signed.secret,
    PASSWORD_CLAIM_SIGNATURE: signed.passwordSignature,
    TIMESTAMP: signed.timestamp,
  };
  return { challenge, responses };
}

/** Signs in by SRP as far as the answer to the proof. */
export async function signInBySrp(
  rig: Rig,
  username: string,
  password: string = PASSWORD,
): Promise<InitiateAuthCommandOutput> {
  const { responses } = await beginSrp(rig, username, password);
  return respond(rig, 'PASSWORD_VERIFIER', { responses });
}
