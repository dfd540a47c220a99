import type { RowUpdate } from '../../src/store/store.ts';
import type { AwsRequest } from '../world/request.ts';
import type { FaultKind } from './plan.ts';

/** A request that left a process. */
export interface Sent {
  readonly request: AwsRequest;
  /** Whose row sent it; `null` where it concerns many. */
  readonly username: string | null;
  /** True time, milliseconds since the epoch. */
  readonly at: number;
}

/** Sees everything that happens in a simulated batch, and reports what breaks a promise. */
export interface Watcher {
  /** A process begins. */
  readonly begin?: () => void;
  /** A request leaves. */
  readonly request?: (sent: Sent) => void;
  /** Something goes wrong with a request that left. */
  readonly fault?: (sent: Sent, kind: FaultKind) => void;
  /** AWS took a request in; `isDone` where it did what was asked. */
  readonly effect?: (sent: Sent, isDone: boolean) => void;
  /** An answer came back: AWS's output, AWS's own error, or what a fault made of it. */
  readonly answer?: (sent: Sent, said: 'output' | 'error' | FaultKind) => void;
  /** A row moved in memory. */
  readonly move?: (update: RowUpdate) => void;
  /** The process ended or died: what is on disk is all that there is. */
  readonly rest?: () => void;
  /** Nothing more will happen. */
  readonly end?: () => void;
}

/** Makes one watcher of many. */
export function watchWith(watchers: readonly Watcher[]): Required<Watcher> {
  return {
    begin: () => watchers.forEach((watcher) => watcher.begin?.()),
    request: (sent) => watchers.forEach((watcher) => watcher.request?.(sent)),
    fault: (sent, kind) => watchers.forEach((watcher) => watcher.fault?.(sent, kind)),
    effect: (sent, isDone) => watchers.forEach((watcher) => watcher.effect?.(sent, isDone)),
    answer: (sent, said) => watchers.forEach((watcher) => watcher.answer?.(sent, said)),
    move: (update) => watchers.forEach((watcher) => watcher.move?.(update)),
    rest: () => watchers.forEach((watcher) => watcher.rest?.()),
    end: () => watchers.forEach((watcher) => watcher.end?.()),
  };
}
