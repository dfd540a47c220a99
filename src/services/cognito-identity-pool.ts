import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity';
import { toClientConfig } from './client-config.ts';
import type { ClientOptions } from './client-config.ts';
import type { Gate } from './gate.ts';
import type { IdentityPool } from './identity-pool.ts';
import { reuseMiddleware } from './reuse-middleware.ts';

interface CognitoIdentityPoolOptions {
  readonly client: CognitoIdentityClient;
  readonly gate: Gate;
  readonly identityPoolId: string;
  readonly region: string;
  readonly userPoolId: string;
}

/** Makes the SDK's client. */
export function createIdentityClient(options: ClientOptions): CognitoIdentityClient {
  return reuseMiddleware(new CognitoIdentityClient(toClientConfig(options)));
}

/**
 * Makes the identity pool of a configuration: the enhanced flow, which no credentials sign
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html).
 */
export function createCognitoIdentityPool({
  client,
  gate,
  identityPoolId: IdentityPoolId,
  region,
  userPoolId,
}: CognitoIdentityPoolOptions): IdentityPool {
  const toLogins = (idToken: string) => ({
    [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: idToken,
  });

  return {
    getIdentity: async (idToken, options) => {
      const command = new GetIdCommand({ IdentityPoolId, Logins: toLogins(idToken) });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      const secrets = [idToken];
      const { IdentityId = '' } = await gate({ operation: 'GetId', send, options, secrets });
      return { identityId: IdentityId };
    },
    getCredentials: async ({ identityId: IdentityId, idToken }, options) => {
      const command = new GetCredentialsForIdentityCommand({
        IdentityId,
        Logins: toLogins(idToken),
      });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      const operation = 'GetCredentialsForIdentity';
      const { Credentials } = await gate({ operation, send, options, secrets: [idToken] });
      return {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        // AWS calls it `SecretKey` here, its own clients `secretAccessKey`.
        secretAccessKey: Credentials?.SecretKey ?? '',
        sessionToken: Credentials?.SessionToken ?? '',
      };
    },
  };
}
