import { describe, expect, it } from 'vitest';
import { toServiceFailure } from '../../src/services/failures/aws-failure.ts';
import type { AwsRequest } from '../world/request.ts';
import { createFaults, toMishap } from './faults.ts';
import { FAULT_KINDS } from './plan.ts';

const SIGN_UP: AwsRequest = {
  service: 'cognito',
  operation: 'SignUp',
  input: {},
  sessionToken: null,
};

describe('the faults of a plan', () => {
  it('come in their order, each after the requests that go well', () => {
    const faults = createFaults([
      { skip: 1, kind: 'throttled' },
      { skip: 0, kind: 'hanging' },
      { skip: 2, kind: 'lost reply' },
    ]);
    const met = Array.from({ length: 8 }, () => faults.next());
    expect(met).toEqual([null, 'throttled', 'hanging', null, null, 'lost reply', null, null]);
  });

  it.each([
    ['throttled', 'THROTTLED', false],
    ['refused connection', 'UNREACHABLE', false],
    ['server error', 'SERVICE_ERROR', false],
    ['server error with effect', 'SERVICE_ERROR', true],
    ['lost request', 'CONNECTION_LOST', false],
    ['lost reply', 'CONNECTION_LOST', true],
    ['late effect', 'CONNECTION_LOST', true],
    ['hanging', 'TIMED_OUT', true],
    ['row refused', 'TRIGGER_REFUSED', false],
  ] as const)('%s is a %s for the batch', (kind, code, hasEffect) => {
    const mishap = toMishap(kind, SIGN_UP);
    const failure = toServiceFailure(mishap?.error, { ...SIGN_UP, target: {} });
    expect(failure.code).toBe(code);
    expect(mishap?.effectAfterMs !== null).toBe(hasEffect);
  });

  it('change the world instead where they are its own', () => {
    const ofWorld = FAULT_KINDS.filter((kind) => toMishap(kind, SIGN_UP) === null);
    expect(ofWorld).toEqual(['credentials expired', 'user vanished']);
  });
});
