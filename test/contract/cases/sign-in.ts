import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { ContractCase } from '../contract-case.ts';
import { signIn, signInNew, signUp, signUpConfirmed, toTarget } from '../people.ts';
import type { Scene } from '../subject.ts';

const whoIs = ({ cognito }: Scene, AccessToken: string | undefined) =>
  cognito.send(new GetUserCommand({ AccessToken }));

const revoke = ({ cognito, clientId: ClientId }: Scene, Token: string | undefined) =>
  cognito.send(new RevokeTokenCommand({ ClientId, Token }));

/** InitiateAuth with a password, GetUser, RevokeToken. */
export const SIGN_IN_CASES: readonly ContractCase[] = [
  {
    name: 'InitiateAuth gives a confirmed user three tokens',
    play: async (scene) => {
      await signUpConfirmed(scene);
      return signIn(scene);
    },
    expected: {
      answer: {
        ChallengeName: undefined,
        AuthenticationResult: {
          AccessToken: /^eyJ/,
          IdToken: /^eyJ/,
          RefreshToken: /./,
          TokenType: 'Bearer',
          ExpiresIn: 3600,
        },
      },
    },
  },
  {
    name: 'InitiateAuth refuses another password',
    play: async (scene) => {
      await signUpConfirmed(scene);
      return signIn(scene, { PASSWORD: 'Passw0rd!other' });
    },
    expected: { error: 'NotAuthorizedException', text: /Incorrect username or password/ },
  },
  {
    name: 'InitiateAuth knows no other user',
    play: signIn,
    expected: { error: 'UserNotFoundException', text: /does not exist/ },
  },
  {
    name: 'InitiateAuth refuses a user who is not confirmed',
    play: async (scene) => {
      await signUp(scene);
      return signIn(scene);
    },
    expected: { error: 'UserNotConfirmedException', text: /not confirmed/ },
  },
  {
    name: 'InitiateAuth refuses a user who is disabled',
    play: async (scene) => {
      await signUpConfirmed(scene);
      await scene.cognito.send(new AdminDisableUserCommand(toTarget(scene)));
      return signIn(scene);
    },
    expected: { error: 'NotAuthorizedException', text: /User is disabled/ },
  },
  {
    name: 'InitiateAuth misses a password',
    play: async (scene) => {
      await signUpConfirmed(scene);
      const { cognito, clientId: ClientId, username: USERNAME } = scene;
      const input = { ClientId, AuthFlow: 'USER_PASSWORD_AUTH' as const };
      return cognito.send(new InitiateAuthCommand({ ...input, AuthParameters: { USERNAME } }));
    },
    expected: { error: 'InvalidParameterException', text: /Missing required parameter PASSWORD/ },
  },
  {
    name: 'InitiateAuth refuses a flow of the administrator',
    play: ({ cognito, clientId: ClientId, username: USERNAME }) =>
      cognito.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME, PASSWORD: 'any' },
        }),
      ),
    expected: { error: 'InvalidParameterException', text: /not supported/ },
  },
  {
    name: 'InitiateAuth locks a user out after five wrong passwords',
    play: async (scene) => {
      await signUpConfirmed(scene);
      for (let call = 0; call < 5; call += 1) {
        await signIn(scene, { PASSWORD: 'Passw0rd!other' }).catch(() => undefined);
      }
      return signIn(scene);
    },
    expected: { error: 'NotAuthorizedException', text: /Password attempts exceeded/ },
  },
  {
    name: 'GetUser tells whose access token it is',
    play: async (scene) => whoIs(scene, (await signInNew(scene)).AccessToken),
    expected: { answer: { Username: /^contract-/, UserAttributes: { 0: { Name: 'sub' } } } },
  },
  {
    name: 'GetUser refuses an ID token',
    play: async (scene) => whoIs(scene, (await signInNew(scene)).IdToken),
    expected: { error: 'NotAuthorizedException', text: /Invalid Access Token/ },
  },
  {
    name: 'GetUser refuses what is no token',
    play: (scene) => whoIs(scene, 'token'),
    expected: { error: 'NotAuthorizedException', text: /Invalid Access Token/ },
  },
  {
    name: 'GetUser refuses an access token after an hour',
    needs: ['clock'],
    play: async (scene) => {
      const { AccessToken } = await signInNew(scene);
      scene.advance(3_600_000);
      return whoIs(scene, AccessToken);
    },
    expected: { error: 'NotAuthorizedException', text: /Access Token has expired/ },
  },
  {
    name: 'GetUser refuses the access token of a session that was signed out',
    play: async (scene) => {
      const { AccessToken, RefreshToken } = await signInNew(scene);
      await revoke(scene, RefreshToken);
      return whoIs(scene, AccessToken);
    },
    expected: { error: 'NotAuthorizedException', text: /Access Token has been revoked/ },
  },
  {
    name: 'GetUser finds nobody behind the token of a deleted user',
    play: async (scene) => {
      const { AccessToken } = await signInNew(scene);
      await scene.cognito.send(new AdminDeleteUserCommand(toTarget(scene)));
      return whoIs(scene, AccessToken);
    },
    expected: { error: 'UserNotFoundException' },
  },
  {
    name: 'RevokeToken leaves other sessions of the user alone',
    play: async (scene) => {
      const { RefreshToken } = await signInNew(scene);
      const { AuthenticationResult: other } = await signIn(scene);
      await revoke(scene, RefreshToken);
      return whoIs(scene, other?.AccessToken);
    },
    expected: { answer: { Username: /^contract-/ } },
  },
  {
    name: 'RevokeToken refuses an access token',
    play: async (scene) => revoke(scene, (await signInNew(scene)).AccessToken),
    expected: { error: 'UnsupportedTokenTypeException' },
  },
  {
    name: 'RevokeToken knows no other app client',
    play: async (scene) => {
      const { RefreshToken } = await signInNew(scene);
      return revoke({ ...scene, clientId: '0123456789abcdefghijklmnop' }, RefreshToken);
    },
    expected: { error: 'UnauthorizedException' },
  },
];
