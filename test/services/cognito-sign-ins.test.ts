import { beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/services/services.ts';
import type { UserPool } from '../../src/services/user-pool.ts';
import { answerWith } from './answer-server.ts';
import {
  CALL,
  CLIENT_SECRET,
  PASSWORD,
  signUp,
  signUpConfirmed,
  useLocalServices,
} from './local-services.ts';

const local = useLocalServices();
let services: Services;
let userPool: UserPool;

beforeEach(async () => {
  services = await local().create();
  ({ userPool } = services);
});

const ANN = { username: 'ann', password: PASSWORD };

/** Signs a confirmed user in; gives the tokens. */
async function signIn({ userPool: pool }: Services): Promise<{ access: string; refresh: string }> {
  const { secrets } = await pool.authenticate(ANN, CALL);
  const { accessToken = '', refreshToken = '' } = secrets;
  return { access: accessToken, refresh: refreshToken };
}

describe('a sign-in', () => {
  it('gives tokens and no challenge', async () => {
    await signUpConfirmed(services, 'ann');
    expect(await userPool.authenticate(ANN, CALL)).toEqual({
      output: { challenge: null },
      secrets: {
        accessToken: expect.stringMatching(/^ey/) as string,
        idToken: expect.stringMatching(/^ey/) as string,
        refreshToken: expect.stringMatching(/./) as string,
      },
    });
  });

  it('is refused with a wrong password, which stands in no message', async () => {
    await signUpConfirmed(services, 'ann');
    const refused = userPool.authenticate({ ...ANN, password: 'Wr0ng-one!' }, CALL);
    await expect(refused).rejects.toMatchObject({ failure: { code: 'PASSWORD_WRONG' } });
    await expect(refused).rejects.not.toThrow('Wr0ng-one!');
  });

  it('is refused before the confirmation', async () => {
    await signUp(services, 'ann');
    await expect(userPool.authenticate(ANN, CALL)).rejects.toMatchObject({
      failure: { code: 'USER_NOT_CONFIRMED' },
    });
  });
});

describe('an access token', () => {
  it('tells the sub of its user', async () => {
    const sub = await signUpConfirmed(services, 'ann');
    const { access } = await signIn(services);
    expect(await userPool.readUser(access, CALL)).toEqual({ sub });
  });

  it.each(['not-a-token', 'ey.ey.ey'])('is refused if it is none: %s', async (token) => {
    const refused = userPool.readUser(token, CALL);
    await expect(refused).rejects.toMatchObject({ failure: { code: 'TOKEN_EXPIRED' } });
    await expect(refused).rejects.not.toThrow(token);
  });

  it('is void after the sign-out', async () => {
    await signUpConfirmed(services, 'ann');
    const { access, refresh } = await signIn(services);
    await userPool.signOut(refresh, CALL);
    await expect(userPool.readUser(access, CALL)).rejects.toMatchObject({
      failure: { code: 'TOKEN_EXPIRED' },
    });
  });
});

describe('an app client with a secret', () => {
  it('is proved to sign in and to sign out', async () => {
    const { cognito } = local().aws.config;
    await local().control('PUT', 'pool', { clientSecret: CLIENT_SECRET });
    const proved = await local().create({
      cognito: { ...cognito, clientSecret: { env: 'CLIENT_SECRET' } },
    });
    await signUpConfirmed(proved, 'ann');
    const { refresh } = await signIn(proved);
    await proved.userPool.signOut(refresh, CALL);
    expect((await local().books()).calls).toMatchObject({ InitiateAuth: 1, RevokeToken: 1 });
    await expect(userPool.signOut(refresh, CALL)).rejects.not.toThrow(refresh);
  });
});

describe('a challenge in place of tokens', () => {
  it('is named', async () => {
    const challenge = JSON.stringify({ ChallengeName: 'SMS_MFA', Session: 'session' });
    await using server = await answerWith(() => challenge);
    const { endpoints } = local().aws.config;
    const challenged = await local().create({
      endpoints: { ...endpoints, cognitoIdentityProvider: server.endpoint },
    });
    expect(await challenged.userPool.authenticate(ANN, CALL)).toMatchObject({
      output: { challenge: 'SMS_MFA' },
    });
  });
});
