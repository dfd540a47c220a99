import type {
  AddToGroupInput,
  AnswerChallengeInput,
  CreateUserOutput,
  FindUserOutput,
  ReadUserOutput,
  SignInOutput,
  SignUpInput,
  SignUpOutput,
  UserInput,
} from '../machines/calls.ts';
import type { CallOptions } from './call-options.ts';

/** A user with the password that goes with the call. */
export type WithPassword<User> = User & { readonly password: string };

/** What a sign-in gives: tokens, or a challenge in their place and what answering it takes, as text. */
export interface SignIn {
  readonly output: SignInOutput;
  readonly secrets: {
    readonly accessToken?: string;
    readonly idToken?: string;
    readonly refreshToken?: string;
    readonly challenge?: string;
  };
}

/** Where users are signed up, confirmed and signed in. Every method throws a `ServiceError`. */
export interface UserPool {
  signUp(user: WithPassword<SignUpInput>, options: CallOptions): Promise<SignUpOutput>;
  /** Makes a user as an administrator, with a temporary password and without a message. */
  createUser(user: WithPassword<SignUpInput>, options: CallOptions): Promise<CreateUserOutput>;
  /** Reads a user as an administrator. */
  findUser(username: string, options: CallOptions): Promise<FindUserOutput>;
  confirmSignUp(user: UserInput & { readonly code: string }, options: CallOptions): Promise<void>;
  /** Mails a new code, or a new link. */
  resendCode(username: string, options: CallOptions): Promise<void>;
  confirmByAdmin(username: string, options: CallOptions): Promise<void>;
  /** Sets a permanent password. */
  setPassword(user: WithPassword<UserInput>, options: CallOptions): Promise<void>;
  /** Marks the mail address as the user's own. */
  verifyEmail(username: string, options: CallOptions): Promise<void>;
  addToGroup(membership: AddToGroupInput, options: CallOptions): Promise<void>;
  /** Deletes a user by the pool's own name for it. */
  deleteUser(username: string, options: CallOptions): Promise<void>;
  authenticate(user: WithPassword<UserInput>, options: CallOptions): Promise<SignIn>;
  /** Answers the challenge of a sign-in; `secret` is what that sign-in gave. */
  answerChallenge(
    answer: WithPassword<AnswerChallengeInput> & { readonly secret: string },
    options: CallOptions,
  ): Promise<SignIn>;
  /** Reads the user whom the access token belongs to. */
  readUser(accessToken: string, options: CallOptions): Promise<ReadUserOutput>;
  /** Revokes the refresh token and the access tokens made from it. */
  signOut(refreshToken: string, options: CallOptions): Promise<void>;
}
