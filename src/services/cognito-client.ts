import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import type { Config } from '../domain/config.ts';
import { toClientConfig } from './client-config.ts';
import type { ClientOptions } from './client-config.ts';
import type { Gate } from './gate.ts';
import { reuseMiddleware } from './reuse-middleware.ts';
import { toSecretHash } from './secret-hash.ts';

/** All that a request to one user pool needs. */
export interface CognitoConnection {
  readonly client: CognitoIdentityProviderClient;
  readonly gate: Gate;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly authFlow: Config['cognito']['authFlow'];
}

/** Makes the SDK's client; one serves a whole batch. */
export function createCognitoClient(options: ClientOptions): CognitoIdentityProviderClient {
  return reuseMiddleware(new CognitoIdentityProviderClient(toClientConfig(options)));
}

/** What a request names an app client and a user by; the hash is over the very username that is sent. */
export interface ClientParameters {
  readonly ClientId: string;
  readonly Username: string;
  readonly SecretHash?: string;
}

/** Makes the parameters with which an operation names the app client and a user. */
export function toClientParameters(
  { clientId, clientSecret }: CognitoConnection,
  username: string,
): ClientParameters {
  return {
    ClientId: clientId,
    Username: username,
    ...(clientSecret === null
      ? {}
      : { SecretHash: toSecretHash(username, clientId, clientSecret) }),
  };
}

/** Makes the list of names and values in which Cognito takes a user's attributes. */
export function toAttributeList(attributes: Readonly<Record<string, string>>): AttributeType[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}

/** Makes a record of the list of names and values in which Cognito gives a user's attributes. */
export function toAttributes(
  attributes: readonly AttributeType[] = [],
): Readonly<Record<string, string>> {
  return Object.fromEntries(attributes.map(({ Name, Value }) => [Name ?? '', Value ?? '']));
}
