import type {
  AuthenticateOutput,
  FindUserOutput,
  ReadUserOutput,
  SignUpInput,
  SignUpOutput,
} from '../machines/calls.ts';
import type { CallOptions } from './call-options.ts';

/** What a sign-in gives: tokens, or a challenge in their place. */
export interface SignIn extends AuthenticateOutput {
  readonly accessToken?: string;
  readonly refreshToken?: string;
}

/** Where users are signed up, confirmed and signed in. Every method throws a `ServiceError`. */
export interface UserPool {
  signUp(
    user: SignUpInput & { readonly password: string },
    options: CallOptions,
  ): Promise<SignUpOutput>;
  /** Reads a user as an administrator. */
  findUser(username: string, options: CallOptions): Promise<FindUserOutput>;
  confirmSignUp(
    user: { readonly username: string; readonly code: string },
    options: CallOptions,
  ): Promise<void>;
  resendCode(username: string, options: CallOptions): Promise<void>;
  confirmByAdmin(username: string, options: CallOptions): Promise<void>;
  authenticate(
    user: { readonly username: string; readonly password: string },
    options: CallOptions,
  ): Promise<SignIn>;
  /** Reads the user whom the access token belongs to. */
  readUser(accessToken: string, options: CallOptions): Promise<ReadUserOutput>;
  /** Revokes the refresh token and the access tokens made from it. */
  signOut(refreshToken: string, options: CallOptions): Promise<void>;
}
