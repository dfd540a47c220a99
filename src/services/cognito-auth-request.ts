import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  ChallengeNameType,
  InitiateAuthResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { toClientParameters } from './cognito-client.ts';
import type { CognitoConnection } from './cognito-client.ts';

/** A request of a sign-in: the operation that its quota is counted by, and the way to send it. */
export interface AuthRequest {
  readonly operation: string;
  readonly send: (abortSignal: AbortSignal) => Promise<InitiateAuthResponse>;
}

/** Names and values of a sign-in or of the answer to a challenge. */
type AuthValues = Readonly<Record<string, string>>;

/**
 * Makes the request that begins a sign-in by the configured flow:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export function toSignInRequest(
  connection: CognitoConnection,
  username: string,
  values: AuthValues,
): AuthRequest {
  const { client, clientId: ClientId, userPoolId: UserPoolId, authFlow } = connection;
  const AuthParameters = { ...values, ...toIdentification(connection, username) };
  const request = { ClientId, AuthFlow: authFlow, AuthParameters };
  if (authFlow !== 'ADMIN_USER_PASSWORD_AUTH') {
    const command = new InitiateAuthCommand(request);
    return {
      operation: 'InitiateAuth',
      send: (abortSignal) => client.send(command, { abortSignal }),
    };
  }
  const command = new AdminInitiateAuthCommand({ UserPoolId, ...request });
  return {
    operation: 'AdminInitiateAuth',
    send: (abortSignal) => client.send(command, { abortSignal }),
  };
}

/** What a challenge is answered with. */
export interface ChallengeAnswer {
  readonly challenge: string;
  readonly session: string | undefined;
  /** The name that the challenge wants to be answered under. */
  readonly username: string;
  readonly values: AuthValues;
}

/** Makes the request that answers a challenge; a sign-in by the administrator goes on as one. */
export function toAnswerRequest(
  connection: CognitoConnection,
  { challenge, session: Session, username, values }: ChallengeAnswer,
): AuthRequest {
  const { client, clientId: ClientId, userPoolId: UserPoolId, authFlow } = connection;
  const ChallengeName = challenge as ChallengeNameType;
  const ChallengeResponses = { ...values, ...toIdentification(connection, username) };
  const request = { ClientId, ChallengeName, Session, ChallengeResponses };
  if (authFlow !== 'ADMIN_USER_PASSWORD_AUTH') {
    const command = new RespondToAuthChallengeCommand(request);
    return {
      operation: 'RespondToAuthChallenge',
      send: (abortSignal) => client.send(command, { abortSignal }),
    };
  }
  const command = new AdminRespondToAuthChallengeCommand({ UserPoolId, ...request });
  return {
    operation: 'AdminRespondToAuthChallenge',
    send: (abortSignal) => client.send(command, { abortSignal }),
  };
}

/** The hash is over the very name that is sent. */
function toIdentification(connection: CognitoConnection, username: string): AuthValues {
  const { SecretHash } = toClientParameters(connection, username);
  return {
    USERNAME: username,
    ...(SecretHash === undefined ? {} : { SECRET_HASH: SecretHash }),
  };
}
