import { GetCredentialsForIdentityCommand, GetIdCommand } from '@aws-sdk/client-cognito-identity';
import { S3Client } from '@aws-sdk/client-s3';
import type { Rig } from '../rig.ts';

/** The `Logins` of a token: under the user pool's name unless told otherwise. */
export function toLogins(rig: Rig, token: string, userPoolId: string = rig.userPoolId) {
  return { [`cognito-idp.eu-west-1.amazonaws.com/${userPoolId}`]: token };
}

/** Signs up, confirms and signs in a user who must not exist yet. */
export async function signInNew(rig: Rig, username: string) {
  await rig.signUpConfirmed(username);
  return signInAgain(rig, username);
}

export async function signInAgain(rig: Rig, username: string) {
  const { AuthenticationResult: tokens } = await rig.signIn(username);
  const { IdToken: id = '', AccessToken: access = '', RefreshToken: refresh = '' } = tokens ?? {};
  return { id, access, refresh };
}

export function getId(rig: Rig, Logins: Record<string, string> | undefined) {
  const IdentityPoolId = rig.aws.config.cognito.identityPoolId ?? '';
  return rig.identity.send(new GetIdCommand({ IdentityPoolId, Logins }));
}

export function getCredentials(
  rig: Rig,
  IdentityId: string,
  Logins: Record<string, string> | undefined,
) {
  return rig.identity.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));
}

/** An S3 client that a user of the pool signs with, and whose it is. */
export async function createUserS3(rig: Rig, username: string) {
  const logins = toLogins(rig, (await signInNew(rig, username)).id);
  const { IdentityId: identityId = '' } = await getId(rig, logins);
  const { Credentials: key } = await getCredentials(rig, identityId, logins);
  const credentials = {
    accessKeyId: key?.AccessKeyId ?? '',
    secretAccessKey: key?.SecretKey ?? '',
    sessionToken: key?.SessionToken ?? '',
  };
  const options = { endpoint: rig.aws.endpoint, region: 'eu-west-1', maxAttempts: 1 };
  return { identityId, credentials, s3: new S3Client({ ...options, credentials }) };
}
