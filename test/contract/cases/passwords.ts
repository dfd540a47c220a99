import {
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AdminSetUserPasswordCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import type { ContractCase } from '../contract-case.ts';
import { create, TEMPORARY } from '../created-users.ts';
import { getUser, PASSWORD, signIn, signUpConfirmed, toTarget } from '../people.ts';
import type { Scene } from '../subject.ts';

const setPassword = (scene: Scene, more: Partial<AdminSetUserPasswordCommandInput> = {}) =>
  scene.cognito.send(
    new AdminSetUserPasswordCommand({
      ...toTarget(scene),
      Password: PASSWORD,
      Permanent: true,
      ...more,
    }),
  );

const answer = (scene: Scene, Session: string | undefined, NEW_PASSWORD: string) =>
  scene.cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: scene.clientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: scene.username, NEW_PASSWORD },
    }),
  );

/** Creates a user, signs in as far as the challenge, and returns its session. */
const openChallenge = async (scene: Scene) => {
  await create(scene);
  return (await signIn(scene, { PASSWORD: TEMPORARY })).Session;
};

const signInByAdmin = ({ clientId: ClientId, ...scene }: Scene, password: string) =>
  scene.cognito.send(
    new AdminInitiateAuthCommand({
      UserPoolId: scene.userPoolId,
      ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: scene.username, PASSWORD: password },
    }),
  );

const CHALLENGE_CASES: readonly ContractCase[] = [
  {
    name: 'InitiateAuth asks for a new password in place of a temporary one',
    play: async (scene) => {
      await create(scene);
      return signIn(scene, { PASSWORD: TEMPORARY });
    },
    expected: {
      answer: {
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: /./,
        AuthenticationResult: undefined,
      },
    },
  },
  {
    name: 'RespondToAuthChallenge takes a new password and gives tokens',
    play: async (scene) => answer(scene, await openChallenge(scene), PASSWORD),
    expected: { answer: { AuthenticationResult: { AccessToken: /^eyJ/, TokenType: 'Bearer' } } },
  },
  {
    name: 'RespondToAuthChallenge confirms whoever gives a new password',
    play: async (scene) => {
      await answer(scene, await openChallenge(scene), PASSWORD);
      return getUser(scene);
    },
    expected: { answer: { UserStatus: 'CONFIRMED' } },
  },
  {
    name: 'RespondToAuthChallenge refuses a new password that breaks the policy',
    play: async (scene) => answer(scene, await openChallenge(scene), 'password'),
    expected: { error: 'InvalidPasswordException', text: /did not conform with policy/ },
  },
  {
    name: 'RespondToAuthChallenge refuses a session after three minutes',
    needs: ['clock'],
    play: async (scene) => {
      const session = await openChallenge(scene);
      scene.advance(180_000);
      return answer(scene, session, PASSWORD);
    },
    expected: { error: 'NotAuthorizedException', text: /session is expired/ },
  },
];

const SETTING_CASES: readonly ContractCase[] = [
  {
    name: 'AdminSetUserPassword confirms with a permanent password',
    play: async (scene) => {
      await create(scene);
      await setPassword(scene);
      return getUser(scene);
    },
    expected: { answer: { UserStatus: 'CONFIRMED' } },
  },
  {
    name: 'AdminSetUserPassword takes the same password again',
    play: async (scene) => {
      await create(scene);
      await setPassword(scene);
      await setPassword(scene);
      return signIn(scene);
    },
    expected: { answer: { AuthenticationResult: { AccessToken: /^eyJ/ } } },
  },
  {
    name: 'AdminSetUserPassword makes a user change a password that is not permanent',
    play: async (scene) => {
      await signUpConfirmed(scene);
      await setPassword(scene, { Permanent: false });
      return getUser(scene);
    },
    expected: { answer: { UserStatus: 'FORCE_CHANGE_PASSWORD' } },
  },
  {
    name: 'AdminSetUserPassword refuses a password that breaks the policy',
    play: async (scene) => {
      await create(scene);
      return setPassword(scene, { Password: 'password' });
    },
    expected: { error: 'InvalidPasswordException', text: /did not conform with policy/ },
  },
  {
    name: 'AdminSetUserPassword knows no other user',
    play: (scene) => setPassword(scene),
    expected: { error: 'UserNotFoundException' },
  },
  {
    name: 'AdminInitiateAuth gives a confirmed user tokens',
    play: async (scene) => {
      await signUpConfirmed(scene);
      return signInByAdmin(scene, PASSWORD);
    },
    expected: { answer: { AuthenticationResult: { AccessToken: /^eyJ/, TokenType: 'Bearer' } } },
  },
  {
    name: 'AdminInitiateAuth refuses another password',
    play: async (scene) => {
      await signUpConfirmed(scene);
      return signInByAdmin(scene, TEMPORARY);
    },
    expected: { error: 'NotAuthorizedException', text: /Incorrect username or password/ },
  },
];

/** AdminSetUserPassword, AdminInitiateAuth, and the challenge of a temporary password. */
export const PASSWORD_CASES: readonly ContractCase[] = [...CHALLENGE_CASES, ...SETTING_CASES];
