/** What is kept sealed beside the chart and never passes through it. */
export const SECRET_NAMES = [
  'password',
  'code',
  'accessToken',
  'idToken',
  'refreshToken',
  'challenge',
  'credentials',
] as const;

/** The name of a row's secret; `challenge` and `credentials` hold JSON that only the service that made it reads. */
export type SecretName = (typeof SECRET_NAMES)[number];

/** Stands between codes of which one is the row's; no code holds white space. */
export const CODE_SEPARATOR = '\n';

/** A row's secrets, unsealed: handed to a call and taken back from it, never stored or shown as they are. */
export type Secrets = { readonly [Name in SecretName]?: string };
