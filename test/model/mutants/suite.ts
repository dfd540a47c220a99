import type { AnyStateMachine } from 'xstate';

/** A model suite: a machine, and paths that tell whether a machine does what the specification says. */
export interface Suite<Machine extends AnyStateMachine = AnyStateMachine, Path = unknown> {
  readonly machine: Machine;
  readonly paths: readonly Path[];
  /** Rejects where the machine differs from the specification along the path. */
  readonly walk: (path: Path, machine: Machine) => Promise<void>;
}
