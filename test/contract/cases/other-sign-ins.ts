import {
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createSrpSession, signSrpSession } from 'cognito-srp-helper';
import type { ContractCase } from '../contract-case.ts';
import { PASSWORD, signInNew, signUp, signUpConfirmed } from '../people.ts';
import type { Scene } from '../subject.ts';

/** The first call of a sign-in by SRP, and what the second one must say. */
const beginSrp = async (scene: Scene, password: string) => {
  const { cognito, clientId: ClientId, username: USERNAME, userPoolId } = scene;
  const srp = createSrpSession(USERNAME, password, userPoolId, false);
  const AuthParameters = { USERNAME, SRP_A: srp.largeA };
  const input = { ClientId, AuthFlow: 'USER_SRP_AUTH' as const, AuthParameters };
  const {
    ChallengeName,
    Session,
    ChallengeParameters = {},
  } = await cognito.send(new InitiateAuthCommand(input));
  return { srp, ChallengeName, Session, ChallengeParameters };
};

const signInBySrp = async (scene: Scene, password: string = PASSWORD) => {
  const { srp, Session, ChallengeParameters } = await beginSrp(scene, password);
  const signed = signSrpSession(srp, { ChallengeParameters });
  return scene.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: scene.clientId,
      ChallengeName: 'PASSWORD_VERIFIER',
      Session,
      ChallengeResponses: {
        USERNAME: ChallengeParameters['USER_ID_FOR_SRP'] ?? scene.username,
        PASSWORD_CLAIM_SECRET_BLOCK: signed.secret,
        PASSWORD_CLAIM_SIGNATURE: signed.passwordSignature,
        TIMESTAMP: signed.timestamp,
      },
    }),
  );
};

const refresh = ({ cognito, clientId: ClientId }: Scene, REFRESH_TOKEN = '') =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN },
    }),
  );

/** Sign-ins by SRP and with a refresh token. */
export const OTHER_SIGN_IN_CASES: readonly ContractCase[] = [
  {
    name: 'InitiateAuth asks for a proof of the password by SRP',
    play: async (scene) => {
      await signUpConfirmed(scene);
      return beginSrp(scene, PASSWORD);
    },
    expected: {
      answer: {
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeParameters: {
          SRP_B: /^[0-9a-f]+$/,
          SALT: /^[0-9a-f]+$/,
          SECRET_BLOCK: /./,
          USER_ID_FOR_SRP: /./,
        },
      },
    },
  },
  {
    name: 'RespondToAuthChallenge takes a proof of the password and gives tokens',
    play: async (scene) => {
      await signUpConfirmed(scene);
      return signInBySrp(scene);
    },
    expected: { answer: { AuthenticationResult: { AccessToken: /^eyJ/, TokenType: 'Bearer' } } },
  },
  {
    name: 'RespondToAuthChallenge refuses a proof of another password',
    play: async (scene) => {
      await signUpConfirmed(scene);
      return signInBySrp(scene, 'Passw0rd!other');
    },
    expected: { error: 'NotAuthorizedException', text: /Incorrect username or password/ },
  },
  {
    name: 'A sign-in by SRP refuses a user who is not confirmed',
    play: async (scene) => {
      await signUp(scene);
      return signInBySrp(scene);
    },
    expected: { error: 'UserNotConfirmedException' },
  },
  {
    name: 'InitiateAuth knows no other user by SRP',
    play: (scene) => beginSrp(scene, PASSWORD),
    expected: { error: 'UserNotFoundException' },
  },
  {
    name: 'InitiateAuth renews tokens and keeps the refresh token',
    play: async (scene) => refresh(scene, (await signInNew(scene)).RefreshToken),
    expected: {
      answer: { AuthenticationResult: { AccessToken: /^eyJ/, RefreshToken: undefined } },
    },
  },
  {
    name: 'InitiateAuth refuses what is no refresh token',
    play: (scene) => refresh(scene, 'token'),
    expected: { error: 'NotAuthorizedException', text: /Invalid Refresh Token/ },
  },
  {
    name: 'InitiateAuth refuses the refresh token of a session that was signed out',
    play: async (scene) => {
      const { RefreshToken: Token } = await signInNew(scene);
      await scene.cognito.send(new RevokeTokenCommand({ ClientId: scene.clientId, Token }));
      return refresh(scene, Token);
    },
    expected: { error: 'NotAuthorizedException', text: /Refresh Token has been revoked/ },
  },
];
