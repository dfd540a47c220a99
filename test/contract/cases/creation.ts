import { AdminConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { AdminCreateUserCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import type { ContractCase } from '../contract-case.ts';
import { create } from '../created-users.ts';
import { signUp, signUpConfirmed, toTarget } from '../people.ts';

const RESEND = {
  MessageAction: 'RESEND',
  DesiredDeliveryMediums: ['EMAIL'],
} satisfies Partial<AdminCreateUserCommandInput>;

/** AdminCreateUser. */
export const CREATION_CASES: readonly ContractCase[] = [
  {
    name: 'AdminCreateUser makes a user who must change the password',
    play: (scene) => create(scene),
    expected: { answer: { User: { UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true } } },
  },
  {
    name: 'AdminCreateUser refuses a name that is taken',
    play: async (scene) => {
      await signUp(scene);
      return create(scene);
    },
    expected: { error: 'UsernameExistsException', text: /exists/ },
  },
  {
    name: 'AdminCreateUser refuses a temporary password that breaks the policy',
    play: (scene) => create(scene, { TemporaryPassword: 'password' }),
    expected: { error: 'InvalidPasswordException', text: /did not conform with policy/ },
  },
  {
    name: 'AdminCreateUser finds nobody to invite again',
    play: (scene) => create(scene, RESEND),
    expected: { error: 'UserNotFoundException' },
  },
  {
    name: 'AdminCreateUser does not invite a user who is confirmed',
    play: async (scene) => {
      await signUpConfirmed(scene);
      return create(scene, RESEND);
    },
    expected: { error: 'UnsupportedUserStateException' },
  },
  {
    name: 'AdminConfirmSignUp does not confirm a user whom an administrator created',
    play: async (scene) => {
      await create(scene);
      return scene.cognito.send(new AdminConfirmSignUpCommand(toTarget(scene)));
    },
    expected: { error: 'NotAuthorizedException', text: /FORCE_CHANGE_PASSWORD/ },
  },
];
