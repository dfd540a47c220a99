import type { ServiceFailure } from '../domain/failure.ts';
import { ServiceError } from '../domain/service-error.ts';
import { toQuotaCategory } from '../domain/quota.ts';
import type { QuotaCategory } from '../domain/quota.ts';
import { toServiceFailure } from './failures/aws-failure.ts';
import type { AwsService, AwsTarget } from './failures/failed-call.ts';
import type { Breaker } from './breaker.ts';
import type { CallOptions } from './call-options.ts';
import type { Pacer, Turn } from './pacing/pacer.ts';

/** One request to AWS, before it has its turn. */
interface GatedRequest<Answer> {
  /** AWS's own operation name; its quota category follows from it. */
  readonly operation: string;
  /** Where another category counts the request than the operation's own. */
  readonly category?: QuotaCategory;
  /** What the request is about besides the target, such as a group; a failure names it. */
  readonly subject?: string;
  readonly send: (abortSignal: AbortSignal) => Promise<Answer>;
  readonly options: CallOptions;
  /** What must not stand in an error's text. */
  readonly secrets?: readonly string[];
}

/** The way to one AWS service: turn, breaker, durable intent, and failures in place of AWS errors. */
export type Gate = <Answer>(request: GatedRequest<Answer>) => Promise<Answer>;

interface GateOptions {
  readonly service: AwsService;
  readonly target: AwsTarget;
  readonly breaker: Breaker;
  readonly pacers: ReadonlyMap<QuotaCategory, Pacer>;
  /** What every request of this service may hold and no error's text. */
  readonly secrets?: readonly string[];
}

/** Makes the gate that every request to one service passes. */
export function createGate(gate: GateOptions): Gate {
  return async (request) => {
    const { send, options } = request;
    const { signal, turnSignal = signal, begun, starting, withdrawn } = options;
    const pacer = findPacer(gate, request) ?? OPEN_PACER;

    const attempt = async (): Promise<Awaited<ReturnType<typeof send>>> => {
      const turn = await pacer.take({ begun, signal: turnSignal });
      turnSignal.throwIfAborted();
      signal.throwIfAborted();
      await starting?.();
      turn.leave();
      try {
        const answer = await send(signal);
        turn.settle('admitted');
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        const failure = toFailure(error, gate, request);
        turn.settle(failure.code === 'THROTTLED' ? 'throttled' : 'admitted');
        throw new ServiceError(failure, { cause: error });
      }
    };
    return gate.breaker.execute(attempt, {
      signal: turnSignal,
      repeatable: starting === undefined,
      ...(withdrawn && { onWait: withdrawn }),
    });
  };
}

const NO_TURN: Turn = { leave: () => {}, settle: () => {} };

/** For requests that no rate limit of the account counts. */
const OPEN_PACER: Pick<Pacer, 'take'> = { take: async () => NO_TURN };

type Request = Omit<GatedRequest<unknown>, 'send'>;

function findPacer({ pacers }: GateOptions, { operation, category }: Request): Pacer | undefined {
  const counted = category ?? toQuotaCategory(operation);
  return counted === undefined ? undefined : pacers.get(counted);
}

function toFailure(
  error: unknown,
  { service, target, secrets: always = [] }: GateOptions,
  { operation, subject, secrets = [] }: Request,
): ServiceFailure {
  return toServiceFailure(error, {
    service,
    operation,
    target,
    ...(subject !== undefined && { subject }),
    secrets: [...always, ...secrets],
    now: Date.now(),
  });
}
