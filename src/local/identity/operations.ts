import { getCredentialsForIdentity } from './get-credentials-for-identity.ts';
import { getId } from './get-id.ts';
import type { IdentityOperation } from './operation.ts';

/** The identity-pool operations by AWS's names; a new one is a new file and a line here. */
export const IDENTITY_OPERATIONS: Readonly<Record<string, IdentityOperation>> = {
  GetCredentialsForIdentity: getCredentialsForIdentity,
  GetId: getId,
};
