import {
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AdminGetUserResponse } from '@aws-sdk/client-cognito-identity-provider';
import { ServiceError } from '../domain/service-error.ts';
import type { FindUserOutput, FoundUser, SignUpInput, SignUpOutput } from '../machines/calls.ts';
import type { CallOptions } from './call-options.ts';
import { createClockOffset } from './clock-offset.ts';
import { toAttributeList, toAttributes, toClientParameters } from './cognito-client.ts';
import type { CognitoConnection } from './cognito-client.ts';
import { createUserAllowance } from './user-allowance.ts';
import type { UserPool } from './user-pool.ts';

type SignUps = Pick<UserPool, 'signUp' | 'findUser' | 'confirmSignUp' | 'resendCode'>;

/** Makes the part of a user pool in which people sign up and confirm it. */
export function createSignUps(connection: CognitoConnection): SignUps {
  const { client, gate, userPoolId: UserPoolId } = connection;
  const clockOffset = createClockOffset(client);
  const confirmations = createUserAllowance({ operation: 'ConfirmSignUp', perHour: 15 });
  const resends = createUserAllowance({ operation: 'ResendConfirmationCode', perHour: 5 });

  return {
    signUp: (user, options) => signUp(connection, user, options),
    findUser: async (Username, options) => {
      const command = new AdminGetUserCommand({ UserPoolId, Username });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      const answer = gate({ operation: 'AdminGetUser', send, options });
      return toFoundUser(answer, clockOffset);
    },
    confirmSignUp: async ({ username, code }, options) => {
      const user = toClientParameters(connection, username);
      const command = new ConfirmSignUpCommand({ ...user, ConfirmationCode: code });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      await confirmations.spend(username, () =>
        gate({ operation: 'ConfirmSignUp', send, options, secrets: [code] }),
      );
      confirmations.forget(username);
    },
    resendCode: async (username, options) => {
      const command = new ResendConfirmationCodeCommand(toClientParameters(connection, username));
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      await resends.spend(username, () =>
        gate({ operation: 'ResendConfirmationCode', send, options }),
      );
    },
  };
}

async function signUp(
  connection: CognitoConnection,
  { username, password, attributes }: SignUpInput & { readonly password: string },
  options: CallOptions,
): Promise<SignUpOutput> {
  const { client, gate } = connection;
  const command = new SignUpCommand({
    ...toClientParameters(connection, username),
    Password: password,
    UserAttributes: toAttributeList(attributes),
  });
  const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
  const answer = await gate({ operation: 'SignUp', send, options, secrets: [password] });
  return {
    sub: answer.UserSub ?? '',
    confirmed: answer.UserConfirmed ?? false,
    codeSent: answer.CodeDeliveryDetails !== undefined,
  };
}

async function toFoundUser(
  answer: Promise<AdminGetUserResponse>,
  clockOffset: () => number,
): Promise<FindUserOutput> {
  try {
    return toUser(await answer, clockOffset());
  } catch (error) {
    if (isUserNotFound(error)) return { exists: false };
    throw error;
  }
}

function toUser(
  { Username = '', UserAttributes, UserStatus, Enabled, UserCreateDate }: AdminGetUserResponse,
  clockOffsetMs: number,
): FoundUser {
  const attributes = toAttributes(UserAttributes);
  return {
    exists: true,
    username: Username,
    sub: attributes['sub'] ?? '',
    status: UserStatus ?? 'UNKNOWN',
    enabled: Enabled ?? true,
    createdAt: (UserCreateDate?.getTime() ?? 0) - clockOffsetMs,
    attributes,
  };
}

function isUserNotFound(error: unknown): boolean {
  return error instanceof ServiceError && error.failure.code === 'USER_NOT_FOUND';
}
