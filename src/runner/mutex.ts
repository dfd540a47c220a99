/** Carries out one task after another. */
export type Mutex = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** Makes a mutex; a task that fails does not hold up the next. */
export function createMutex(): Mutex {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next;
    return next;
  };
}
