import { expect, it } from 'vitest';
import { createFailure } from '../../src/domain/failure.ts';
import type { FailureCode } from '../../src/domain/failure.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { createUserAllowance } from '../../src/services/user-allowance.ts';
import { CALL, PASSWORD, useLocalServices } from './local-services.ts';

const MINUTE_MS = 60_000;

function createAllowance() {
  let nowMs = 0;
  const { spend } = createUserAllowance({ operation: 'Resend', perHour: 2, now: () => nowMs });
  return {
    take: (username: string) => spend(username, async () => {}),
    fail: (username: string, code: FailureCode) =>
      spend(username, () => Promise.reject(new ServiceError(createFailure(code, '')))),
    pass: (ms: number) => void (nowMs += ms),
  };
}

const limit = (retryAfterMs: number) => ({ failure: { code: 'ATTEMPT_LIMIT', retryAfterMs } });

it('lets no more calls of a user leave in an hour than are allowed', async () => {
  const { take, pass } = createAllowance();
  await take('ann');
  pass(20 * MINUTE_MS);
  await take('ann');
  await take('bob');

  await expect(take('ann')).rejects.toMatchObject(limit(41 * MINUTE_MS));

  pass(41 * MINUTE_MS);
  await take('ann');
  await expect(take('ann')).rejects.toMatchObject(limit(20 * MINUTE_MS));
});

it('counts no call that did not leave', async () => {
  const { take, pass } = createAllowance();
  await take('ann');
  await take('ann');
  await expect(take('ann')).rejects.toMatchObject(limit(61 * MINUTE_MS));
  pass(61 * MINUTE_MS);
  await take('ann');
  await take('ann');
});

it.each<FailureCode>(['THROTTLED', 'UNREACHABLE'])('counts no call that was %s', async (code) => {
  const { take, fail } = createAllowance();
  for (let call = 0; call < 5; call += 1) {
    await expect(fail('ann', code)).rejects.toMatchObject({ failure: { code } });
  }
  await take('ann');
  await take('ann');
  await expect(take('ann')).rejects.toMatchObject(limit(61 * MINUTE_MS));
});

it('counts a call that waited for its turn from its end on', async () => {
  let nowMs = 0;
  const { spend } = createUserAllowance({ operation: 'Resend', perHour: 1, now: () => nowMs });
  await spend('ann', async () => void (nowMs = 10 * MINUTE_MS));
  const next = spend('ann', async () => {});
  await expect(next).rejects.toMatchObject(limit(61 * MINUTE_MS));
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
