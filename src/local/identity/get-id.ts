import { z } from 'zod';
import { createIdentityError } from './identity-error.ts';
import { toSub } from './login.ts';
import { defineOperation, identityIdMember, loginsMember } from './operation.ts';

/** GetId: the identity of the user who is signed in; the same one at every call. */
export const getId = defineOperation(
  z.object({ IdentityPoolId: identityIdMember, Logins: loginsMember }),
  ({ IdentityPoolId: id, Logins: logins }, identityPool) => {
    if (id !== identityPool.id) {
      throw createIdentityError('ResourceNotFoundException', `IdentityPool '${id}' not found.`);
    }
    if (Object.keys(logins).length === 0) {
      throw createIdentityError(
        'NotAuthorizedException',
        'Unauthenticated access is not supported for this identity pool.',
      );
    }
    return { IdentityId: identityPool.identities.idOf(toSub(logins, identityPool)) };
  },
);
