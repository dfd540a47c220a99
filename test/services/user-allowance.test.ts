import { expect, it } from 'vitest';
import { createUserAllowance } from '../../src/services/user-allowance.ts';
import { CALL, PASSWORD, useLocalServices } from './local-services.ts';

const MINUTE_MS = 60_000;

function createAllowance() {
  let nowMs = 0;
  const { take } = createUserAllowance({ operation: 'Resend', perHour: 2, now: () => nowMs });
  return { take, pass: (ms: number) => void (nowMs += ms) };
}

const limit = (retryAfterMs: number) =>
  expect.objectContaining({
    failure: expect.objectContaining({ code: 'ATTEMPT_LIMIT', retryAfterMs }) as unknown,
  }) as Error;

it('lets no more calls of a user leave in an hour than are allowed', () => {
  const { take, pass } = createAllowance();
  take('ann');
  pass(20 * MINUTE_MS);
  take('ann');
  take('bob');

  expect(() => take('ann')).toThrow(limit(41 * MINUTE_MS));

  pass(41 * MINUTE_MS);
  take('ann');
  expect(() => take('ann')).toThrow(limit(20 * MINUTE_MS));
});

it('counts no call that did not leave', () => {
  const { take, pass } = createAllowance();
  take('ann');
  take('ann');
  expect(() => take('ann')).toThrow(limit(61 * MINUTE_MS));
  pass(61 * MINUTE_MS);
  take('ann');
  take('ann');
});

it('takes back a call that was none', () => {
  const { take } = createAllowance();
  take('ann');
  take('ann')();
  take('ann');
  expect(() => take('ann')).toThrow(limit(61 * MINUTE_MS));
});

const local = useLocalServices();

it('counts no call that was throttled', async () => {
  const { userPool } = await local().create();
  const ann = { username: 'ann', password: PASSWORD, attributes: { email: 'ann@example.com' } };
  await userPool.signUp(ann, CALL);
  await local().disturb({ operation: 'ResendConfirmationCode', fault: 'throttle', calls: [1, 2] });
  const throttled = { failure: { code: 'THROTTLED' } };
  for (let call = 0; call < 2; call += 1) {
    await expect(userPool.resendCode('ann', CALL)).rejects.toMatchObject(throttled);
  }
  for (let call = 0; call < 5; call += 1) await userPool.resendCode('ann', CALL);
});

it('spares Cognito the calls that it would refuse', async () => {
  const { userPool } = await local().create();
  const ann = { username: 'ann', password: PASSWORD, attributes: { email: 'ann@example.com' } };
  await userPool.signUp(ann, CALL);
  for (let call = 0; call < 5; call += 1) await userPool.resendCode('ann', CALL);
  const code = '000000';
  for (let call = 0; call < 15; call += 1) {
    const wrong = userPool.confirmSignUp({ username: 'ann', code }, CALL);
    await expect(wrong).rejects.toMatchObject({ failure: { code: 'CODE_MISMATCH' } });
  }

  const limited = { failure: { code: 'ATTEMPT_LIMIT' } };
  await expect(userPool.resendCode('ann', CALL)).rejects.toMatchObject(limited);
  const next = userPool.confirmSignUp({ username: 'ann', code }, CALL);
  await expect(next).rejects.toMatchObject(limited);

  const { calls } = await local().books();
  expect(calls).toMatchObject({ ResendConfirmationCode: 5, ConfirmSignUp: 15 });
});
