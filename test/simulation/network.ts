import type { AwsRequest, Transport } from '../world/request.ts';
import { createFaults, toMishap } from './faults.ts';
import type { Mishap } from './faults.ts';
import type { FaultKind } from './plan.ts';
import type { Scene } from './scene.ts';
import type { Sent, Watcher } from './watcher.ts';
import { whose } from './whose.ts';

/** A process, as far as the network has to know. */
interface Caller {
  readonly isAlive: () => boolean;
  /** One more moment of the process is over, such as an answer that is about to be heard; it may be its last. */
  readonly pass: (answered?: string) => void;
}

/** Carries requests of whichever process lives; what has left goes on when its process dies. */
export interface Network {
  readonly connect: (caller: Caller) => Transport;
}

interface NetworkOptions {
  readonly scene: Scene;
  readonly watcher: Required<Watcher>;
  /** Called after AWS took a request in. */
  readonly onEffect: () => void;
}

/** What AWS answered, once it has. */
type Answer = { readonly output: unknown } | { readonly error: unknown };

export function createNetwork(options: NetworkOptions): Network {
  const { scene } = options;
  const faults = createFaults(scene.plan.faults);
  const latency = createLatency(scene.plan.latencies);

  return {
    connect: (caller) => (request, take, signal) =>
      new Promise((resolve, reject) => {
        caller.pass();
        if (!caller.isAlive()) return;
        if (signal?.aborted === true) return reject(createAbortError());
        const sent = { request, username: whose(request, scene.world), at: scene.timeline.now() };
        options.watcher.request(sent);
        const fault = faults.next();
        const mishap = fault === null ? null : strike(fault, sent, options);
        const trip = { sent, mishap, outMs: latency(), backMs: latency() };
        const isAwaited = (): boolean => caller.isAlive() && signal?.aborted !== true;
        carry(trip, { ...options, caller, take, resolve, reject, isAwaited });
        signal?.addEventListener('abort', () => reject(createAbortError()), { once: true });
      }),
  };
}

interface Trip {
  readonly sent: Sent;
  readonly mishap: Mishap | null;
  readonly outMs: number;
  readonly backMs: number;
}

interface Carrier extends NetworkOptions {
  readonly caller: Caller;
  readonly take: () => unknown;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Whether somebody still waits for the answer. */
  readonly isAwaited: () => boolean;
}

function carry({ sent, mishap, outMs, backMs }: Trip, carrier: Carrier): void {
  const { scene, watcher, caller } = carrier;
  let answer: Answer | undefined;
  const effectAfterMs = mishap === null ? 0 : mishap.effectAfterMs;
  if (effectAfterMs !== null) {
    scene.timeline.after(outMs + effectAfterMs, () => {
      answer = takeIn(carrier.take);
      watcher.effect(sent, 'output' in answer);
      carrier.onEffect();
    });
  }
  scene.timeline.after(outMs + backMs + (mishap?.errorAfterMs ?? 0), () => {
    caller.pass(sent.request.operation);
    if (!carrier.isAwaited()) return;
    const heard = mishap ?? answer;
    if (heard === undefined) throw new Error('An answer came before its request was taken in.');
    const isOutput = 'output' in heard;
    watcher.answer(sent, mishap?.kind ?? (isOutput ? 'output' : 'error'));
    if (isOutput) carrier.resolve(heard.output);
    else carrier.reject(heard.error);
  });
}

function takeIn(take: () => unknown): Answer {
  try {
    return { output: take() };
  } catch (error) {
    return { error };
  }
}

/** Some faults are of the world, and the request meets what has become of it. */
function strike(fault: FaultKind, sent: Sent, { scene, watcher }: NetworkOptions): Mishap | null {
  const { request, username } = sent;
  watcher.fault(sent, fault);
  if (fault === 'credentials expired' && isSignedByOperator(request)) {
    scene.world.set({ areCredentialsExpired: true });
  }
  if (fault === 'user vanished' && username !== null) {
    scene.world.removeUser(username);
    scene.vanishings.set(username, (scene.vanishings.get(username) ?? 0) + 1);
  }
  return toMishap(fault, request);
}

function isSignedByOperator({ sessionToken }: AwsRequest): boolean {
  return sessionToken === null;
}

function createLatency(latencies: readonly number[]): () => number {
  let count = 0;
  return () => latencies[count++ % latencies.length] ?? 1;
}

/** As the SDK has it. */
function createAbortError(): Error {
  return Object.assign(new Error('Request aborted'), { name: 'AbortError' });
}
