import {
  GetUserCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  AuthenticationResultType,
  InitiateAuthResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { toAttributes, toClientParameters } from './cognito-client.ts';
import type { CognitoConnection } from './cognito-client.ts';
import type { SignIn, UserPool } from './user-pool.ts';

type SignIns = Pick<UserPool, 'authenticate' | 'readUser' | 'signOut'>;

/** Makes the part of a user pool that proves a sign-in. */
export function createSignIns(connection: CognitoConnection): SignIns {
  const { client, gate, clientId: ClientId, clientSecret } = connection;

  return {
    authenticate: async ({ username, password }, options) => {
      const command = new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: toAuthParameters(connection, username, password),
      });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      const secrets = [password];
      return toSignIn(await gate({ operation: 'InitiateAuth', send, options, secrets }));
    },
    readUser: async (AccessToken, options) => {
      const command = new GetUserCommand({ AccessToken });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      const secrets = [AccessToken];
      const { UserAttributes } = await gate({ operation: 'GetUser', send, options, secrets });
      return { sub: toAttributes(UserAttributes)['sub'] ?? '' };
    },
    signOut: async (Token, options) => {
      // RevokeToken takes the plain secret, not a hash.
      const secret = clientSecret === null ? {} : { ClientSecret: clientSecret };
      const command = new RevokeTokenCommand({ ClientId, Token, ...secret });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      await gate({ operation: 'RevokeToken', send, options, secrets: [Token] });
    },
  };
}

function toAuthParameters(
  connection: CognitoConnection,
  username: string,
  password: string,
): Record<string, string> {
  const { SecretHash } = toClientParameters(connection, username);
  return {
    USERNAME: username,
    PASSWORD: password,
    ...(SecretHash === undefined ? {} : { SECRET_HASH: SecretHash }),
  };
}

/** An answer without tokens is no failure: it names a challenge. */
function toSignIn({ AuthenticationResult: tokens, ChallengeName }: InitiateAuthResponse): SignIn {
  if (tokens === undefined) return { challenge: ChallengeName ?? 'UNKNOWN' };
  return { challenge: null, ...toTokens(tokens) };
}

function toTokens({ AccessToken, RefreshToken }: AuthenticationResultType) {
  return {
    ...(AccessToken === undefined ? {} : { accessToken: AccessToken }),
    ...(RefreshToken === undefined ? {} : { refreshToken: RefreshToken }),
  };
}
