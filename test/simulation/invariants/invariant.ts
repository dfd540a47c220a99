import type { Scene } from '../scene.ts';
import type { Watcher } from '../watcher.ts';

/** Something that must hold whatever happens. */
export interface Invariant {
  /** The promise, in the words of docs/correctness.md. */
  readonly promise: string;
  readonly watch: (scene: Scene) => Watcher;
}
