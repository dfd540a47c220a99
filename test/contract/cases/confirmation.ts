import { AdminConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { ContractCase } from '../contract-case.ts';
import { confirm, getUser, resend, signUp, signUpConfirmed, toTarget } from '../people.ts';
import type { Scene } from '../subject.ts';

const DAY_MS = 24 * 3_600_000;

const confirmByAdmin = (scene: Scene) =>
  scene.cognito.send(new AdminConfirmSignUpCommand(toTarget(scene)));

/** A code that is not the one of the mail. */
const toOtherCode = (code: string) => (code === '000000' ? '000001' : '000000');

const confirmWrongly = async (scene: Scene) =>
  confirm(scene, toOtherCode(await scene.readCode(scene.username)));

/** The status and the verified address of a user. */
const standing = async (scene: Scene) => {
  const { UserStatus, UserAttributes = [] } = await getUser(scene);
  const verified = UserAttributes.find(({ Name }) => Name === 'email_verified')?.Value ?? 'false';
  return { UserStatus, verified };
};

/** ConfirmSignUp, ResendConfirmationCode, AdminConfirmSignUp. */
export const CONFIRMATION_CASES: readonly ContractCase[] = [
  {
    name: 'ConfirmSignUp takes the code of the mail, which proves the address',
    needs: ['mail'],
    play: async (scene) => {
      await signUp(scene);
      await confirm(scene, await scene.readCode(scene.username));
      return standing(scene);
    },
    expected: { answer: { UserStatus: 'CONFIRMED', verified: 'true' } },
  },
  {
    name: 'ConfirmSignUp refuses another code',
    needs: ['mail'],
    play: async (scene) => {
      await signUp(scene);
      return confirmWrongly(scene);
    },
    expected: { error: 'CodeMismatchException', text: /Invalid verification code/ },
  },
  {
    name: 'ConfirmSignUp takes the right code after a wrong one',
    needs: ['mail'],
    play: async (scene) => {
      await signUp(scene);
      await confirmWrongly(scene).catch(() => undefined);
      await confirm(scene, await scene.readCode(scene.username));
      return standing(scene);
    },
    expected: { answer: { UserStatus: 'CONFIRMED' } },
  },
  {
    name: 'ConfirmSignUp refuses a code after a day',
    needs: ['mail', 'clock'],
    play: async (scene) => {
      await signUp(scene);
      scene.advance(DAY_MS);
      return confirm(scene, await scene.readCode(scene.username));
    },
    expected: { error: 'ExpiredCodeException', text: /request a code again/ },
  },
  {
    name: 'ConfirmSignUp refuses a user who is confirmed',
    play: async (scene) => {
      await signUpConfirmed(scene);
      return confirm(scene, '123456');
    },
    expected: { error: 'NotAuthorizedException', text: /current status is CONFIRMED/i },
  },
  {
    name: 'ConfirmSignUp knows no other user',
    play: (scene) => confirm(scene, '123456'),
    expected: { error: 'UserNotFoundException' },
  },
  {
    name: 'ConfirmSignUp is limited to fifteen calls a user and hour',
    needs: ['mail', 'caps'],
    play: async (scene) => {
      await signUp(scene);
      for (let call = 0; call < 15; call += 1) {
        await confirmWrongly(scene).catch(() => undefined);
      }
      return confirm(scene, await scene.readCode(scene.username));
    },
    expected: { error: 'LimitExceededException', text: /Attempt limit exceeded/ },
  },
  {
    name: 'ResendConfirmationCode tells where the code went',
    play: async (scene) => {
      await signUp(scene);
      return resend(scene);
    },
    expected: { answer: { CodeDeliveryDetails: { DeliveryMedium: 'EMAIL' } } },
  },
  {
    name: 'ResendConfirmationCode mails a code that confirms',
    needs: ['mail'],
    play: async (scene) => {
      await signUp(scene);
      const first = await scene.readCode(scene.username);
      await resend(scene);
      await confirm(scene, await scene.readCode(scene.username, first));
      return standing(scene);
    },
    expected: { answer: { UserStatus: 'CONFIRMED' } },
  },
  {
    name: 'ResendConfirmationCode refuses a user who is confirmed',
    play: async (scene) => {
      await signUpConfirmed(scene);
      return resend(scene);
    },
    expected: { error: 'InvalidParameterException', text: /already confirmed/ },
  },
  {
    name: 'ResendConfirmationCode knows no other user',
    play: resend,
    expected: { error: 'UserNotFoundException' },
  },
  {
    name: 'ResendConfirmationCode is limited to five calls a user and hour',
    needs: ['caps'],
    play: async (scene) => {
      await signUp(scene);
      for (let call = 0; call < 5; call += 1) await resend(scene);
      return resend(scene);
    },
    expected: { error: 'LimitExceededException', text: /Attempt limit exceeded/ },
  },
  {
    name: 'AdminConfirmSignUp confirms and leaves the address unproven',
    play: async (scene) => {
      await signUp(scene);
      await confirmByAdmin(scene);
      return standing(scene);
    },
    expected: { answer: { UserStatus: 'CONFIRMED', verified: 'false' } },
  },
  {
    name: 'AdminConfirmSignUp refuses a user who is confirmed',
    play: async (scene) => {
      await signUpConfirmed(scene);
      return confirmByAdmin(scene);
    },
    expected: { error: 'NotAuthorizedException', text: /current status is CONFIRMED/i },
  },
  {
    name: 'AdminConfirmSignUp knows no other user',
    play: confirmByAdmin,
    expected: { error: 'UserNotFoundException' },
  },
];
