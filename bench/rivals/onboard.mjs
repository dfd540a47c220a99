// @ts-check
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';

/** @typedef {ReturnType<typeof import('../people.mjs').toPerson>} Person */

/**
 * Makes what a script onboards with: the configuration that the local AWS printed, and one client for each service.
 *
 * @param {string} dir A folder that holds `config.json`
 * @param {{ maxAttempts?: number, retryMode?: 'standard' | 'adaptive', requestHandler?: object }} [options] Of every
 * client; the SDK's own defaults where nothing is given
 */
export async function openClients(dir, options = {}) {
  const config = JSON.parse(await readFile(join(dir, 'config.json'), 'utf8'));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const endpoint = config.endpoints.s3;
  const shared = { ...options, region: config.region, endpoint, credentials };
  return {
    config,
    cognito: new CognitoIdentityProviderClient(shared),
    s3: new S3Client({ ...shared, forcePathStyle: true }),
    ses: new SESClient(shared),
  };
}

/** @typedef {Awaited<ReturnType<typeof openClients>>} Clients */

/**
 * @param {Clients} clients
 * @param {Person} person
 */
export async function signUp({ config, cognito }, { username, email, password }) {
  const UserAttributes = [{ Name: 'email', Value: email }];
  const user = { ClientId: config.cognito.clientId, Username: username, Password: password };
  await cognito.send(new SignUpCommand({ ...user, UserAttributes }));
}

/**
 * Does what comes after the mail with the code, and gives the refresh token.
 *
 * @param {Clients} clients
 * @param {Person} person
 * @param {string} code
 */
export async function provision({ config, cognito, s3, ses }, person, code) {
  const { username, email, password } = person;
  const ClientId = config.cognito.clientId;
  await cognito.send(
    new ConfirmSignUpCommand({ ClientId, Username: username, ConfirmationCode: code }),
  );
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  );
  const { UserAttributes } = await cognito.send(
    new GetUserCommand({ AccessToken: AuthenticationResult?.AccessToken }),
  );
  const sub = UserAttributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
  await s3.send(
    new PutObjectCommand({
      Bucket: config.storage.bucket,
      Key: `users/${sub}/profile.json`,
      Body: JSON.stringify({ sub, username, attributes: { email } }),
      ContentType: 'application/json',
    }),
  );
  await ses.send(
    new SendEmailCommand({
      Source: config.mail.from,
      Destination: { ToAddresses: [email] },
      Message: {
        Subject: { Data: 'Welcome' },
        Body: { Text: { Data: `Hello ${username},\n\nyour account is ready.\n` } },
      },
    }),
  );
  return AuthenticationResult?.RefreshToken;
}

/**
 * @param {Clients} clients
 * @param {string | undefined} refreshToken
 */
export async function signOut({ config, cognito }, refreshToken) {
  const ClientId = config.cognito.clientId;
  await cognito.send(new RevokeTokenCommand({ ClientId, Token: refreshToken }));
}
