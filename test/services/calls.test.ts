import { beforeEach, describe, expect, it } from 'vitest';
import type { CallTable } from '../../src/services/calls.ts';
import { createCalls } from '../../src/services/calls.ts';
import type { Services } from '../../src/services/services.ts';
import {
  CALL,
  PASSWORD,
  PROFILE,
  readCode,
  signUp,
  signUpConfirmed,
  useLocalServices,
} from './local-services.ts';

const local = useLocalServices();
let services: Services;
let calls: CallTable;

beforeEach(async () => {
  services = await local().create();
  calls = createCalls(services);
});

const ANN = { username: 'ann' };
const NO_SECRETS = { ...CALL, secrets: {} };
const WITH_PASSWORD = { ...CALL, secrets: { password: PASSWORD } };

describe('a call', () => {
  it('that signs up takes the password from the secrets and tells none of it', async () => {
    const attributes = { email: 'ann@example.com' };
    const result = await calls.signUp({ ...ANN, attributes }, WITH_PASSWORD);
    expect(result).toEqual({
      output: { sub: expect.any(String) as string, confirmed: false, codeSent: true },
    });
  });

  it('that confirms takes the code from the secrets', async () => {
    await signUp(services, 'ann');
    const code = await readCode(services, 'ann');
    const result = await calls.confirmSignUp(ANN, { ...CALL, secrets: { code } });
    expect(result).toEqual({ output: null });
  });

  it('that signs in gives its tokens as secrets, for the calls that need them', async () => {
    const sub = await signUpConfirmed(services, 'ann');
    const { output, secrets } = await calls.authenticate(ANN, WITH_PASSWORD);
    expect(output).toEqual({ challenge: null });
    const context = { ...CALL, secrets: { ...secrets } };
    expect(await calls.readUser(ANN, context)).toEqual({ output: { sub } });
    expect(await calls.signOut(ANN, context)).toEqual({ output: null });
    await expect(calls.readUser(ANN, context)).rejects.toMatchObject({
      failure: { code: 'TOKEN_EXPIRED' },
    });
  });

  it('that needs no secret asks for none', async () => {
    await signUp(services, 'ann');
    expect(await calls.resendCode(ANN, NO_SECRETS)).toEqual({ output: null });
    expect(await calls.confirmByAdmin(ANN, NO_SECRETS)).toEqual({ output: null });
    const { output } = await calls.findUser(ANN, NO_SECRETS);
    expect(output).toMatchObject({ status: 'CONFIRMED' });
    const stored = await calls.storeObject({ ...PROFILE, overwrite: false }, NO_SECRETS);
    const checked = await calls.checkObject(PROFILE, NO_SECRETS);
    expect(checked.output).toEqual({ ...stored.output, ours: true, ofAnotherRow: false });
    const sent = await calls.sendWelcomeMail(PROFILE, NO_SECRETS);
    expect(sent.output).toHaveProperty('status', 'sent');
  });

  it.each([
    ['signUp', 'password'],
    ['confirmSignUp', 'code'],
    ['authenticate', 'password'],
    ['readUser', 'accessToken'],
    ['signOut', 'refreshToken'],
  ] as const)('%s is refused without the %s', async (name, secret) => {
    const call = calls[name]({ ...ANN, attributes: {} }, NO_SECRETS);
    await expect(call).rejects.toMatchObject({
      failure: { code: 'SECRET_MISSING' },
      message: expect.stringContaining(`Expected the row's ${secret} among its`) as string,
    });
    expect((await local().books()).calls).toEqual({});
  });

  it('that sends a mail is refused where mail is no longer configured', async () => {
    const withoutMail = createCalls(await local().create({ mail: null }));
    await expect(withoutMail.sendWelcomeMail(PROFILE, NO_SECRETS)).rejects.toMatchObject({
      failure: { code: 'SETTING_MISSING', scope: 'batch' },
    });
  });

  it('that is aborted rejects with the reason', async () => {
    const reason = new Error('stop');
    const signal = AbortSignal.abort(reason);
    await expect(calls.findUser(ANN, { ...NO_SECRETS, signal })).rejects.toBe(reason);
  });
});
