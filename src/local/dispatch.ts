import { setTimeout as wait } from 'node:timers/promises';
import { AwsError } from './aws-error.ts';
import { confirmationPage } from './cognito/confirmation-page.ts';
import { cognitoProtocol } from './cognito/protocol.ts';
import type { Disturbance } from './faults.ts';
import type { HttpAnswer, HttpReply, HttpRequest } from './http-server.ts';
import { identityProtocol } from './identity/protocol.ts';
import type { Call, Protocol } from './protocol.ts';
import { s3Protocol } from './s3/protocol.ts';
import { sesProtocol } from './ses/protocol.ts';
import type { World } from './world.ts';

/** In the order in which they are asked; S3 takes what the others leave. */
const PROTOCOLS: readonly Protocol[] = [
  confirmationPage,
  identityProtocol,
  cognitoProtocol,
  sesProtocol,
  s3Protocol,
];

/**
 * Answers an AWS call: counts it, lets faults have it, then the quota, then the operation.
 *
 * @param request - A request to one of the AWS services
 * @param world - What the call works on
 * @param latencyMs - How long the answer takes at least
 */
export async function dispatch(
  request: HttpRequest,
  world: World,
  latencyMs: number,
): Promise<HttpReply> {
  const protocol = PROTOCOLS.find((one) => one.accepts(request)) ?? s3Protocol;
  try {
    const call = protocol.open(request, world);
    world.calls.add(call.operation);
    const disturbance = world.faults.take(call.operation);
    await delay(latencyMs + disturbance.delayMs);
    return await disturb({ protocol, call, request, world }, disturbance);
  } catch (error) {
    return formatError(error, protocol, request);
  }
}

async function delay(delayMs: number): Promise<void> {
  // After closing nobody waits for the answer, so the timer must not keep the process alive.
  if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
}

interface OpenCall {
  readonly protocol: Protocol;
  readonly call: Call;
  readonly request: HttpRequest;
  readonly world: World;
}

async function disturb(open: OpenCall, disturbance: Disturbance): Promise<HttpReply> {
  const { outcome } = disturbance;
  if (outcome === undefined) return perform(open);
  if (outcome.kind === 'lostReply') {
    await perform(open);
    return 'reset';
  }
  if (outcome.kind === 'error') {
    return withRetryAfter(refuse(open, outcome.name, outcome.text), disturbance);
  }
  return outcome.kind === 'throttle' ? withRetryAfter(throttle(open), disturbance) : outcome.kind;
}

async function perform(open: OpenCall): Promise<HttpAnswer> {
  const { call, protocol, request, world } = open;
  if (!world.quotas.admits(call.operation)) return throttle(open);
  try {
    return await call.run();
  } catch (error) {
    return formatError(error, protocol, request);
  }
}

function throttle(open: OpenCall): HttpAnswer {
  open.world.throttled.add(open.call.operation);
  return refuse(open, open.protocol.throttleName);
}

function refuse({ protocol, request }: OpenCall, name: string, text?: string): HttpAnswer {
  return protocol.formatError(protocol.createError(name, text), request);
}

function withRetryAfter(answer: HttpAnswer, { retryAfterSeconds }: Disturbance): HttpAnswer {
  if (retryAfterSeconds === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'Retry-After': String(retryAfterSeconds) } };
}

/** An error that is none of AWS's is a mistake of ours: it is answered as a fault of the server that says what it was. */
function formatError(error: unknown, protocol: Protocol, request: HttpRequest): HttpAnswer {
  const awsError =
    error instanceof AwsError
      ? error
      : protocol.createError(protocol.internalName, `The local AWS failed: ${String(error)}`);
  return protocol.formatError(awsError, request);
}
