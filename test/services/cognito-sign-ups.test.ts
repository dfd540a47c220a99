import { beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/services/services.ts';
import type { UserPool } from '../../src/services/user-pool.ts';
import {
  CALL,
  CLIENT_SECRET,
  PASSWORD,
  readCode,
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

const ANN = { username: 'ann', password: PASSWORD, attributes: { email: 'ann@example.com' } };

describe('a sign-up', () => {
  it('gives the sub and tells that a code is on its way', async () => {
    const output = await userPool.signUp(ANN, CALL);
    const { users } = await local().books();
    expect(users).toMatchObject([{ username: 'ann', sub: output.sub, status: 'UNCONFIRMED' }]);
    expect(output).toMatchObject({ confirmed: false, codeSent: true });
  });

  it('tells that the pool confirms by itself', async () => {
    await local().control('PUT', 'pool', { autoConfirm: true });
    const output = await userPool.signUp(ANN, CALL);
    expect(output).toMatchObject({ confirmed: true, codeSent: false });
  });

  it('tells that no code can be sent', async () => {
    const output = await userPool.signUp({ ...ANN, attributes: {} }, CALL);
    expect(output).toMatchObject({ confirmed: false, codeSent: false });
  });

  it.each([
    ['USER_EXISTS', ANN],
    ['PASSWORD_REFUSED', { ...ANN, username: 'bob', password: 'short' }],
    ['INPUT_REFUSED', { ...ANN, username: 'b b' }],
  ])('is refused with %s', async (code, user) => {
    await userPool.signUp(ANN, CALL);
    await expect(userPool.signUp(user, CALL)).rejects.toMatchObject({ failure: { code } });
  });

  it('is never sent twice by the service itself', async () => {
    await local().disturb({ operation: 'SignUp', fault: 'lostReply' });
    const signingUp = userPool.signUp(ANN, { ...CALL, starting: async () => undefined });
    await expect(signingUp).rejects.toMatchObject({ failure: { code: 'CONNECTION_LOST' } });
    expect((await local().books()).calls['SignUp']).toBe(1);
  });

  it('keeps the password out of the message', async () => {
    const fault = `error:InvalidPasswordException:${PASSWORD} is no good`;
    await local().disturb({ operation: 'SignUp', fault });
    await expect(userPool.signUp(ANN, CALL)).rejects.toThrow('[secret] is no good');
  });
});

describe('a user', () => {
  it('is found with sub, status and attributes', async () => {
    const sub = await signUp(services, 'ann');
    const found = await userPool.findUser('ann', CALL);
    expect(found).toEqual({
      exists: true,
      username: 'ann',
      sub,
      status: 'UNCONFIRMED',
      enabled: true,
      createdAt: expect.any(Number) as number,
      attributes: { sub, email: 'ann@example.com', email_verified: 'false' },
    });
    expect(found.exists && Math.abs(found.createdAt - Date.now())).toBeLessThan(30_000);
  });

  it('is not there, which is no failure', async () => {
    expect(await userPool.findUser('nobody', CALL)).toEqual({ exists: false });
  });

  it('cannot be read without the permission', async () => {
    await local().disturb({ operation: 'AdminGetUser', fault: 'error:AccessDeniedException' });
    await expect(userPool.findUser('ann', CALL)).rejects.toMatchObject({
      failure: { code: 'ACCESS_DENIED', scope: 'batch' },
    });
  });
});

describe('a confirmation', () => {
  it('takes the code from the mail', async () => {
    await signUpConfirmed(services, 'ann');
    expect(await userPool.findUser('ann', CALL)).toMatchObject({ status: 'CONFIRMED' });
  });

  it('is refused with another code, which stands in no message', async () => {
    await signUp(services, 'ann');
    const fault = 'error:CodeMismatchException:Invalid code 654321';
    await local().disturb({ operation: 'ConfirmSignUp', fault });
    const refused = userPool.confirmSignUp({ username: 'ann', code: '654321' }, CALL);
    await expect(refused).rejects.toMatchObject({ failure: { code: 'CODE_MISMATCH' } });
    await expect(refused).rejects.not.toThrow('654321');
  });

  it('is refused a second time', async () => {
    await signUpConfirmed(services, 'ann');
    const again = userPool.confirmSignUp({ username: 'ann', code: '123456' }, CALL);
    await expect(again).rejects.toMatchObject({ failure: { code: 'ALREADY_CONFIRMED' } });
  });

  it('takes the code of the mail that is sent again', async () => {
    await signUp(services, 'ann');
    await userPool.resendCode('ann', CALL);
    expect((await local().books()).mails).toHaveLength(2);
  });

  it('is not sent again to somebody who is not there', async () => {
    await expect(userPool.resendCode('nobody', CALL)).rejects.toMatchObject({
      failure: { code: 'USER_NOT_FOUND' },
    });
  });

  it('may come from the administrator', async () => {
    await signUp(services, 'ann');
    await userPool.confirmByAdmin('ann', CALL);
    expect(await userPool.findUser('ann', CALL)).toMatchObject({ status: 'CONFIRMED' });
    await expect(userPool.confirmByAdmin('ann', CALL)).rejects.toMatchObject({
      failure: { code: 'ALREADY_CONFIRMED' },
    });
  });
});

const withSecret = () =>
  local().create({
    cognito: { ...local().aws.config.cognito, clientSecret: { env: 'CLIENT_SECRET' } },
  });

describe('an app client with a secret', () => {
  it('is proved to sign up, to resend and to confirm', async () => {
    await local().control('PUT', 'pool', { clientSecret: CLIENT_SECRET });
    const proved = await withSecret();
    await signUp(proved, 'ann');
    const code = await readCode(proved, 'ann');
    await proved.userPool.confirmSignUp({ username: 'ann', code }, CALL);
    await signUp(proved, 'bob');
    await proved.userPool.resendCode('bob', CALL);
    expect((await local().books()).calls).toMatchObject({ SignUp: 2, ResendConfirmationCode: 1 });
  });

  it('refuses another secret, for every row', async () => {
    await local().control('PUT', 'pool', { clientSecret: 'another' });
    await expect(signUp(await withSecret(), 'ann')).rejects.toMatchObject({
      failure: { code: 'CLIENT_SECRET_REFUSED', scope: 'batch' },
    });
  });
});
