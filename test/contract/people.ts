import { createHmac } from 'node:crypto';
import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  AdminGetUserCommandOutput,
  AttributeType,
  AuthenticationResultType,
  ConfirmSignUpCommandInput,
  ConfirmSignUpCommandOutput,
  InitiateAuthCommandOutput,
  ResendConfirmationCodeCommandOutput,
  SignUpCommandInput,
  SignUpCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Scene, SecretClient } from './subject.ts';

export const PASSWORD = 'Passw0rd!contract';

export function signUp(
  scene: Scene,
  more: Partial<SignUpCommandInput> = {},
): Promise<SignUpCommandOutput> {
  const { clientId: ClientId, username: Username } = scene;
  const UserAttributes = [toEmailAttribute(scene)];
  const input = { ClientId, Username, Password: PASSWORD, UserAttributes, ...more };
  return scene.cognito.send(new SignUpCommand(input));
}

export function confirm(
  { cognito, clientId: ClientId, username: Username }: Scene,
  ConfirmationCode: string,
  more: Partial<ConfirmSignUpCommandInput> = {},
): Promise<ConfirmSignUpCommandOutput> {
  const input = { ClientId, Username, ConfirmationCode, ...more };
  return cognito.send(new ConfirmSignUpCommand(input));
}

export function resend({
  cognito,
  clientId: ClientId,
  username: Username,
}: Scene): Promise<ResendConfirmationCodeCommandOutput> {
  return cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username }));
}

export function toEmailAttribute(scene: Scene): AttributeType {
  return { Name: 'email', Value: scene.toEmail(scene.username) };
}

/** Signs up and confirms without a mail. */
export async function signUpConfirmed(scene: Scene): Promise<void> {
  await signUp(scene);
  await scene.cognito.send(new AdminConfirmSignUpCommand(toTarget(scene)));
}

export function signIn(
  { cognito, clientId: ClientId, username: USERNAME }: Scene,
  more: Readonly<Record<string, string>> = {},
): Promise<InitiateAuthCommandOutput> {
  const AuthParameters = { USERNAME, PASSWORD, ...more };
  const input = { ClientId, AuthFlow: 'USER_PASSWORD_AUTH' as const, AuthParameters };
  return cognito.send(new InitiateAuthCommand(input));
}

/** The tokens of a new user, confirmed and signed in. */
export async function signInNew(scene: Scene): Promise<AuthenticationResultType> {
  await signUpConfirmed(scene);
  return (await signIn(scene)).AuthenticationResult ?? {};
}

export function getUser(scene: Scene): Promise<AdminGetUserCommandOutput> {
  return scene.cognito.send(new AdminGetUserCommand(toTarget(scene)));
}

/** Whom an operation of the administrator means. */
export function toTarget({ userPoolId: UserPoolId, username: Username }: Scene): {
  readonly UserPoolId: string;
  readonly Username: string;
} {
  return { UserPoolId, Username };
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html */
export function toSecretHash({ clientId, clientSecret }: SecretClient, username: string): string {
  return createHmac('sha256', clientSecret).update(`${username}${clientId}`).digest('base64');
}
