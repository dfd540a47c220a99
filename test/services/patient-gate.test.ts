import { expect, it } from 'vitest';
import { createFailure } from '../../src/domain/failure.ts';
import type { FailureCode } from '../../src/domain/failure.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import type { Gate } from '../../src/services/gate.ts';
import { createPatientGate } from '../../src/services/patient-gate.ts';
import { CALL } from './local-services.ts';

const through: Gate = ({ send, options }) => send(options.signal);

/** Fails with one code as often as told, then answers. */
const failing = (code: FailureCode, times: number) => {
  let calls = 0;
  return {
    send: (): Promise<number> => {
      calls += 1;
      if (calls > times) return Promise.resolve(calls);
      return Promise.reject(new ServiceError(createFailure(code, 'no')));
    },
    calls: () => calls,
  };
};

const request = (send: () => Promise<number>) => ({ operation: 'SendEmail', send, options: CALL });

it('makes a throttled call again', async () => {
  const { send } = failing('THROTTLED', 2);
  expect(await createPatientGate(through, { firstDelayMs: 1 })(request(send))).toBe(3);
});

it.each([
  ['a refusal at once', 'ACCESS_DENIED', 1],
  ['an outage after five calls', 'SERVICE_ERROR', 5],
] as const)('gives up %s', async (_name, code, count) => {
  const { send, calls } = failing(code, 9);
  const gate = createPatientGate(through, { firstDelayMs: 1 });
  await expect(gate(request(send))).rejects.toMatchObject({ failure: { code } });
  expect(calls()).toBe(count);
});
