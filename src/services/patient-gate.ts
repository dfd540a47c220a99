import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { FAILURE_CLASSES } from '../domain/failure.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { Gate } from './gate.ts';

interface PatientGateOptions {
  /** Milliseconds before the second call; each further wait is twice as long. @defaultValue `1000` */
  readonly firstDelayMs?: number;
}

const MAX_RETRIES = 4;

/** Makes a gate for calls outside the chart, which make their own further attempts; each call must bear being repeated. */
export function createPatientGate(
  gate: Gate,
  { firstDelayMs = 1000 }: PatientGateOptions = {},
): Gate {
  const backoff = new ExponentialBackoff({ initialDelay: firstDelayMs });
  const again = retry(handleWhen(isTransient), { maxAttempts: MAX_RETRIES, backoff });
  return (request) => {
    const { signal } = request.options;
    return again.execute(() => gate(request), signal);
  };
}

function isTransient(error: Error): boolean {
  return error instanceof ServiceError && FAILURE_CLASSES[error.failure.code] === 'T';
}
