import { ServiceError } from '../domain/service-error.ts';
import { toQuotaCategory } from '../domain/quota.ts';
import type { QuotaCategory } from '../domain/quota.ts';
import { toServiceFailure } from './failures/aws-failure.ts';
import type { AwsService, AwsTarget } from './failures/failed-call.ts';
import type { Breaker } from './breaker.ts';
import type { CallOptions } from './call-options.ts';
import type { Pacer } from './pacing/pacer.ts';

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
export function createGate({
  service,
  target,
  breaker,
  pacers,
  secrets: always = [],
}: GateOptions): Gate {
  return async ({ operation, send, options, secrets = [], ...request }) => {
    const { signal, turnSignal = signal, begun, starting, withdrawn } = options;
    const category = request.category ?? toQuotaCategory(operation);
    const pacer = category === undefined ? undefined : pacers.get(category);

    const attempt = async (): Promise<Awaited<ReturnType<typeof send>>> => {
      const turn = await pacer?.take({ begun, signal: turnSignal });
      turnSignal.throwIfAborted();
      signal.throwIfAborted();
      await starting?.();
      turn?.leave();
      try {
        const answer = await send(signal);
        turn?.settle('admitted');
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        const failure = toServiceFailure(error, {
          service,
          operation,
          target,
          ...(request.subject !== undefined && { subject: request.subject }),
          secrets: [...always, ...secrets],
          now: Date.now(),
        });
        turn?.settle(failure.code === 'THROTTLED' ? 'throttled' : 'admitted');
        throw new ServiceError(failure, { cause: error });
      }
    };
    return breaker.execute(attempt, {
      signal: turnSignal,
      repeatable: starting === undefined,
      ...(withdrawn && { onWait: withdrawn }),
    });
  };
}
