import { createFailure } from '../domain/failure.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { Gate } from './gate.ts';

interface HastyGateOptions {
  /** The service's name in messages. */
  readonly service: string;
  readonly timeoutMs: number;
}

/** Makes a gate for calls that one does without where they take long; the wait for their turn is part of it. */
export function createHastyGate(gate: Gate, { service, timeoutMs }: HastyGateOptions): Gate {
  return async (request) => {
    const { signal } = request.options;
    const timeout = AbortSignal.timeout(timeoutMs);
    const options = { ...request.options, signal: AbortSignal.any([signal, timeout]) };
    try {
      return await gate({ ...request, options });
    } catch (error) {
      if (!timeout.aborted || signal.aborted || error instanceof ServiceError) throw error;
      const message = `${service} did not answer ${request.operation} in time. Check the network if this goes on.`;
      throw new ServiceError(createFailure('TIMED_OUT', message), { cause: error });
    }
  };
}
