import { createFailure } from '../domain/failure.ts';
import type { ServiceFailure } from '../domain/failure.ts';
import type { Call } from '../domain/life.ts';
import type { Secrets } from '../domain/secrets.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { Reply } from '../interpreter/interpreter.ts';
import type { CallName } from '../machines/calls.ts';
import type { CallContext, CallResult, CallTable } from '../services/calls.ts';
import { StoreError } from '../store/store-error.ts';

/** How a call ended: with a reply for the chart, or before it left, or broken off. */
export type CallOutcome =
  | { readonly type: 'replied'; readonly reply: Reply; readonly secrets?: Secrets }
  | { readonly type: 'aborted' };

/**
 * Carries out a call of the chart.
 *
 * @throws StoreError where the intent of the call could not be written down
 */
export async function performCall(
  call: Call,
  calls: CallTable,
  context: CallContext,
): Promise<CallOutcome> {
  try {
    const perform = calls[call.src as CallName] as Perform;
    const { output, secrets } = await perform(call.input, context);
    return { type: 'replied', reply: { output }, ...(secrets && { secrets }) };
  } catch (error) {
    if (error instanceof ServiceError) return replied(error.failure);
    if (error instanceof StoreError) throw error;
    return isAborted(context) ? { type: 'aborted' } : replied(toBug(call, error));
  }
}

function isAborted({ signal, turnSignal }: CallContext): boolean {
  return signal.aborted || turnSignal?.aborted === true;
}

function toBug({ src }: Call, error: unknown): ServiceFailure {
  const name = error instanceof Error ? error.name : typeof error;
  return createFailure('UNEXPECTED', `${src} threw ${name}: this is a bug, please report it.`);
}

/** The chart names calls as text; the table knows each by its own types. */
type Perform = (input: unknown, context: CallContext) => Promise<CallResult<unknown>>;

function replied(failure: ServiceFailure): CallOutcome {
  return { type: 'replied', reply: { failure } };
}
