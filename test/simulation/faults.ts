import {
  createAwsError,
  createExpiredToken,
  createLostReply,
  createRefusedConnection,
  createServerError,
  createThrottle,
} from '../world/aws-error.ts';
import type { AwsRequest } from '../world/request.ts';
import type { Fault, FaultKind } from './plan.ts';

/** What comes of a request that something is wrong with. */
export interface Mishap {
  readonly kind: FaultKind;
  /** When AWS takes the request in, in milliseconds after it should have; `null` for never. */
  readonly effectAfterMs: number | null;
  /** What comes back in place of AWS's answer. */
  readonly error: Error;
  /** When it comes back, in milliseconds after the answer should have. */
  readonly errorAfterMs: number;
}

/** Hands the plan's faults out, each to the request whose turn it is. */
export interface Faults {
  readonly next: () => FaultKind | null;
}

export function createFaults(faults: readonly Fault[]): Faults {
  const rest = [...faults];
  let toSkip = rest[0]?.skip ?? 0;
  return {
    next() {
      const [fault] = rest;
      if (fault === undefined) return null;
      if (toSkip > 0) {
        toSkip -= 1;
        return null;
      }
      rest.shift();
      toSkip = rest[0]?.skip ?? 0;
      return fault.kind;
    },
  };
}

/** The SDK's own limit for a request: see src/services/client-config.ts. */
const REQUEST_TIMEOUT_MS = 20_000;

/** Within the time after which the chart takes a user for a stranger's. */
const LATE_EFFECT_MS = 30_000;

/** Makes the mishap of a fault; the kinds that change the world instead have none. */
export function toMishap(kind: FaultKind, request: AwsRequest): Mishap | null {
  const mishap = (error: Error, effectAfterMs: number | null, errorAfterMs = 0): Mishap => ({
    kind,
    error,
    effectAfterMs,
    errorAfterMs,
  });
  const makers: { readonly [Kind in FaultKind]: () => Mishap | null } = {
    throttled: () => mishap(createThrottle(), null),
    'refused connection': () => mishap(createRefusedConnection(), null),
    'server error': () => mishap(createServerError(), null),
    'server error with effect': () => mishap(createServerError(), 0),
    'lost request': () => mishap(createLostReply(), null),
    'lost reply': () => mishap(createLostReply(), 0),
    'late effect': () => mishap(createLostReply(), LATE_EFFECT_MS),
    hanging: () => mishap(createTimeout(), 0, REQUEST_TIMEOUT_MS),
    'row refused': () => mishap(createRefusal(request), null),
    'credentials expired': () =>
      request.sessionToken === null ? null : mishap(createExpiredToken(), null),
    'user vanished': () => null,
  };
  return makers[kind]();
}

function createTimeout(): Error {
  const message = 'Request timed out after 20000 ms';
  return Object.assign(new Error(message), { name: 'TimeoutError' });
}

function createRefusal({ service }: AwsRequest): Error {
  if (service === 's3') return createAwsError('InvalidArgument', 'Invalid Argument', 400);
  if (service === 'ses') return createAwsError('MessageRejected', 'Address is refused.', 400);
  if (service === 'identity') return createAwsError('InvalidParameterException', 'Refused.', 400);
  return createAwsError('UserLambdaValidationException', 'PreSignUp failed with error no.', 400);
}
