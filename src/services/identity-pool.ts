import type { GetIdentityOutput } from '../machines/calls.ts';
import type { CallOptions } from './call-options.ts';

/** Credentials of one user, for a while. */
export interface UserCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Where a signed-in user gets AWS credentials. Every method throws a `ServiceError`. */
export interface IdentityPool {
  /** Finds the user's identity, or makes it. */
  getIdentity(idToken: string, options: CallOptions): Promise<GetIdentityOutput>;
  getCredentials(
    user: { readonly identityId: string; readonly idToken: string },
    options: CallOptions,
  ): Promise<UserCredentials>;
}
