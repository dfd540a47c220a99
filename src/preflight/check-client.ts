import type { Config } from '../domain/config.ts';
import type { Finding } from '../domain/plan.ts';
import type { AppClientSettings } from '../services/account-settings.ts';
import { stop, warn } from './findings.ts';

/** Compares the app client with the configuration. */
export function checkClient(
  client: AppClientSettings,
  { cognito }: Pick<Config, 'cognito'>,
): readonly Finding[] {
  return [
    ...checkFlow(client, cognito),
    ...checkSecret(client, cognito),
    ...(client.revokesTokens ? [] : [NO_REVOCATION]),
  ];
}

const NO_REVOCATION = warn(
  'cognito.clientId',
  'Expected the app client to revoke tokens, since each person is signed out again, but its token revocation is off: sessions stay until they expire. Turn it on (EnableTokenRevocation).',
);

function checkFlow(
  { authFlows }: AppClientSettings,
  { authFlow, clientId }: Config['cognito'],
): readonly Finding[] {
  if (authFlows.includes(authFlow)) return [];
  const allowed = authFlows.length === 0 ? 'none of the flows of a batch' : authFlows.join(', ');
  return [
    stop(
      'cognito.authFlow',
      `Expected app client \`${clientId}\` to allow ${authFlow}, but it allows ${allowed}. Add ALLOW_${authFlow} to the client's authentication flows, or set another \`cognito.authFlow\`.`,
    ),
  ];
}

function checkSecret(
  { hasSecret, isSecretKnown }: AppClientSettings,
  { clientSecret, clientId }: Config['cognito'],
): readonly Finding[] {
  const about = 'cognito.clientSecret';
  if (hasSecret && clientSecret === null) {
    const message = `Expected the secret of app client \`${clientId}\`, which has one, got none. Put it into an environment variable and name that: {"env": "NAME"}.`;
    return [stop(about, message)];
  }
  if (!hasSecret && clientSecret !== null) {
    const message = `Expected no secret, since app client \`${clientId}\` has none, but one is configured. Set null, or name another client.`;
    return [stop(about, message)];
  }
  if (isSecretKnown) return [];
  return [
    warn(
      about,
      `Expected the secret that AWS shows of app client \`${clientId}\`, got another one in ${clientSecret?.env ?? 'the environment'}. Check it, unless the client has two.`,
    ),
  ];
}
