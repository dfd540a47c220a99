import { setTimeout as sleep } from 'node:timers/promises';
import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  isBrokenCircuitError,
} from 'cockatiel';
import type { CircuitBreakerPolicy } from 'cockatiel';
import type { FailureCode } from '../domain/failure.ts';
import { createFailure } from '../domain/failure.ts';
import { ServiceError } from '../domain/service-error.ts';

/** Makes calls wait while a service does not answer. */
export interface Breaker {
  /**
   * Carries out a call once the service answers.
   *
   * @throws ServiceError `SERVICE_UNREACHABLE`, of the scope of the batch, when the outage lasts too long
   */
  execute<Result>(call: () => Promise<Result>, options: BreakerCall): Promise<Result>;
}

interface BreakerCall {
  readonly signal: AbortSignal;
  /** Whether a call that may have taken effect can be made again without asking the chart. */
  readonly repeatable: boolean;
  /** Awaited before a call that left in vain waits for its service. */
  readonly onWait?: () => Promise<void>;
}

interface BreakerOptions {
  /** The service's name in messages. */
  readonly service: string;
  /** Called with `true` when an outage begins and with `false` when it ends. */
  readonly onOutage?: (isDown: boolean) => void;
  /** Failures in succession that make an outage. @defaultValue `5` */
  readonly threshold?: number;
  /** Milliseconds between two probes. @defaultValue `1000` */
  readonly probeIntervalMs?: number;
  /** Milliseconds after which an outage concerns the whole batch. @defaultValue `60_000` */
  readonly patienceMs?: number;
}

const OUTAGE_CODES: readonly FailureCode[] = [
  'UNREACHABLE',
  'CONNECTION_LOST',
  'TIMED_OUT',
  'SERVICE_ERROR',
];

/**
 * Makes a circuit breaker for one service: after several failures in succession its calls wait for one probe to
 * succeed, so that an outage burns no attempts of rows.
 */
export function createBreaker({
  service,
  onOutage,
  threshold = 5,
  probeIntervalMs = 1000,
  patienceMs = 60_000,
}: BreakerOptions): Breaker {
  const circuit = createCircuit(threshold, probeIntervalMs);
  const outage = watchOutage(circuit, onOutage);

  /** Answers nothing where the call has to wait. */
  const tryCall = async <Result>(
    call: () => Promise<Result>,
    { repeatable, onWait }: BreakerCall,
  ): Promise<{ readonly result: Result } | undefined> => {
    // The circuit's own wait for the probe of another call could not be aborted.
    if (circuit.state === CircuitState.HalfOpen) return undefined;
    try {
      return { result: await circuit.execute(call) };
    } catch (error) {
      outage.note(error);
      if (!mustWait(error, circuit, repeatable)) throw error;
      if (isOutage(error)) await onWait?.();
      return undefined;
    }
  };

  return {
    async execute(call, options) {
      for (;;) {
        const answer = await tryCall(call, options);
        if (answer !== undefined) return answer.result;
        if (outage.lastedMs() > patienceMs) throw unreachable(service, outage.last());
        await pause(probeIntervalMs, options.signal);
      }
    },
  };
}

/** Remembers since when a service does not answer, and what it answered last. */
function watchOutage(circuit: CircuitBreakerPolicy, onOutage: BreakerOptions['onOutage']) {
  let since: number | undefined;
  let last: ServiceError | undefined;
  circuit.onBreak(() => {
    if (since === undefined) onOutage?.(true);
    since ??= performance.now();
  });
  circuit.onReset(() => {
    since = undefined;
    onOutage?.(false);
  });
  return {
    note(error: unknown): void {
      if (isOutage(error)) last = error;
    },
    last: () => last,
    lastedMs: () => (since === undefined ? 0 : performance.now() - since),
  };
}

/** Rejects with the signal's own reason. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}

function createCircuit(threshold: number, probeIntervalMs: number): CircuitBreakerPolicy {
  // A probe that is aborted, or fails before it leaves, tells nothing of the service.
  const provesNothing = (error: unknown): boolean =>
    circuit.state === CircuitState.HalfOpen && !(error instanceof ServiceError);
  const circuit: CircuitBreakerPolicy = circuitBreaker(
    handleWhen((error) => isOutage(error) || provesNothing(error)),
    { halfOpenAfter: probeIntervalMs, breaker: new ConsecutiveBreaker(threshold) },
  );
  return circuit;
}

function isOutage(error: unknown): error is ServiceError {
  return error instanceof ServiceError && OUTAGE_CODES.includes(error.failure.code);
}

function mustWait(error: unknown, { state }: CircuitBreakerPolicy, repeatable: boolean): boolean {
  if (isBrokenCircuitError(error)) return true;
  if (state === CircuitState.Closed || !isOutage(error)) return false;
  return repeatable || hadNoEffect(error);
}

function hadNoEffect({ failure }: ServiceError): boolean {
  return failure.code === 'UNREACHABLE';
}

function unreachable(service: string, cause: unknown): ServiceError {
  const detail =
    cause instanceof ServiceError
      ? cause.message
      : 'Check the network, `region` and `endpoints` in the configuration.';
  const message = `${service} has not answered for a while. ${detail}`;
  return new ServiceError(createFailure('SERVICE_UNREACHABLE', message), { cause });
}
