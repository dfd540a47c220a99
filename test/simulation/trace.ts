import type { Scene } from './scene.ts';
import type { Sent, Watcher } from './watcher.ts';

/** Writes down what happens, a line each. */
export interface Trace extends Watcher {
  readonly lines: readonly string[];
}

export function createTrace({ timeline }: Scene): Trace {
  const lines: string[] = [];
  const begunAt = timeline.now();
  const add = (text: string): void => {
    lines.push(`${((timeline.now() - begunAt) / 1000).toFixed(3)} s  ${text}`);
  };
  return {
    lines,
    begin: () => add('a process begins'),
    request: (sent) => add(`${format(sent)} leaves`),
    fault: (sent, kind) => add(`${format(sent)} meets: ${kind}`),
    effect: (sent, isDone) => add(`${format(sent)} is ${isDone ? 'done' : 'refused'}`),
    answer: (sent, said) => add(`${format(sent)} is answered: ${said}`),
    move: ({ key, event, life }) => add(`${key} ${event} → ${JSON.stringify(life.value)}`),
    rest: () => add('no process runs'),
  };
}

function format({ username, request }: Sent): string {
  return `${username ?? 'many'} ${request.operation}`;
}
