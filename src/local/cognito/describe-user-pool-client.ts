import { z } from 'zod';
import { assertClientId, assertUserPool } from './app-client.ts';
import { defineOperation } from './operation.ts';
import { clientIdMember, userPoolIdMember } from './request-members.ts';

/** DescribeUserPoolClient: what the app client may do; its secret too, where it has one. */
export const describeUserPoolClient = defineOperation({
  signed: true,
  request: z.object({ UserPoolId: userPoolIdMember, ClientId: clientIdMember }),
  run: (input, pool) => {
    assertUserPool(pool, input.UserPoolId);
    assertClientId(pool, input.ClientId);
    const { authFlows, clientSecret, tokenRevocation } = pool.settings;
    const { preventUserExistenceErrors, writeAttributes } = pool.settings;
    const date = pool.createdAtMs / 1000;
    return {
      UserPoolClient: {
        UserPoolId: pool.id,
        ClientId: pool.clientId,
        ClientName: 'local',
        ...(clientSecret === null ? {} : { ClientSecret: clientSecret }),
        CreationDate: date,
        LastModifiedDate: date,
        ...(writeAttributes === null ? {} : { WriteAttributes: writeAttributes }),
        ExplicitAuthFlows: authFlows,
        PreventUserExistenceErrors: preventUserExistenceErrors,
        AccessTokenValidity: 60,
        IdTokenValidity: 60,
        RefreshTokenValidity: 30,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
        EnableTokenRevocation: tokenRevocation,
        AuthSessionValidity: 3,
      },
    };
  },
});
