import { z } from 'zod';
import { createIdentityError } from './identity-error.ts';
import { toSub } from './login.ts';
import { defineOperation, identityIdMember, loginsMember } from './operation.ts';

/** GetCredentialsForIdentity: AWS credentials of the user who is signed in, for one hour. */
export const getCredentialsForIdentity = defineOperation(
  z.object({ IdentityId: identityIdMember, Logins: loginsMember }),
  ({ IdentityId: id, Logins: logins }, identityPool) => {
    const { identities, keys } = identityPool;
    if (!identities.has(id)) {
      throw createIdentityError('ResourceNotFoundException', `Identity '${id}' not found.`);
    }
    if (Object.keys(logins).length === 0) {
      throw createIdentityError(
        'NotAuthorizedException',
        `Access to Identity '${id}' is forbidden.`,
      );
    }
    if (identities.idOf(toSub(logins, identityPool)) !== id) {
      throw createIdentityError('NotAuthorizedException');
    }
    const key = keys.issue(id);
    return {
      IdentityId: id,
      Credentials: {
        AccessKeyId: key.accessKeyId,
        SecretKey: key.secretKey,
        SessionToken: key.sessionToken,
        Expiration: key.expiresAtMs / 1000,
      },
    };
  },
);
