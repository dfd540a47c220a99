import {
  AdminAddUserToGroupCommand,
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { toAttributeList, toAttributes } from './cognito-client.ts';
import type { CognitoConnection } from './cognito-client.ts';
import type { UserPool } from './user-pool.ts';

type Administration = Pick<
  UserPool,
  'createUser' | 'confirmByAdmin' | 'setPassword' | 'verifyEmail' | 'addToGroup' | 'deleteUser'
>;

/** Makes the part of a user pool that only an administrator may change. */
export function createAdministration(connection: CognitoConnection): Administration {
  return { ...createPasswords(connection), ...createChanges(connection) };
}

function createPasswords({
  client,
  gate,
  userPoolId: UserPoolId,
}: CognitoConnection): Pick<Administration, 'createUser' | 'setPassword'> {
  return {
    createUser: async ({ username, password, attributes }, options) => {
      const command = new AdminCreateUserCommand({
        UserPoolId,
        Username: username,
        TemporaryPassword: password,
        UserAttributes: toAttributeList(attributes),
        // Left out, it would be an SMS: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
        MessageAction: 'SUPPRESS',
      });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      const secrets = [password];
      const { User } = await gate({ operation: 'AdminCreateUser', send, options, secrets });
      return { sub: toAttributes(User?.Attributes)['sub'] ?? '' };
    },
    setPassword: async ({ username, password }, options) => {
      const command = new AdminSetUserPasswordCommand({
        UserPoolId,
        Username: username,
        Password: password,
        Permanent: true,
      });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      await gate({ operation: 'AdminSetUserPassword', send, options, secrets: [password] });
    },
  };
}

function createChanges({
  client,
  gate,
  userPoolId: UserPoolId,
}: CognitoConnection): Omit<Administration, 'createUser' | 'setPassword'> {
  return {
    confirmByAdmin: async (Username, options) => {
      const command = new AdminConfirmSignUpCommand({ UserPoolId, Username });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      await gate({ operation: 'AdminConfirmSignUp', send, options });
    },
    verifyEmail: async (Username, options) => {
      const UserAttributes = toAttributeList({ email_verified: 'true' });
      const command = new AdminUpdateUserAttributesCommand({
        UserPoolId,
        Username,
        UserAttributes,
      });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      await gate({ operation: 'AdminUpdateUserAttributes', send, options });
    },
    addToGroup: async ({ username, group }, options) => {
      const user = { UserPoolId, Username: username };
      const command = new AdminAddUserToGroupCommand({ ...user, GroupName: group });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      await gate({ operation: 'AdminAddUserToGroup', send, options, subject: group });
    },
    deleteUser: async (Username, options) => {
      const command = new AdminDeleteUserCommand({ UserPoolId, Username });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      await gate({ operation: 'AdminDeleteUser', send, options });
    },
  };
}
