import { onboardingMachine } from '../../../src/machines/onboarding.ts';
import { listChosenPaths } from '../chosen-paths.ts';
import type { ChosenPath } from '../chosen-paths.ts';
import type { ModelPath } from '../model-path.ts';
import { listPaths } from '../model-paths.ts';
import { walkPath } from '../walk-path.ts';
import type { Suite } from './suite.ts';

/** A path of the suite, whoever chose it. */
export type SuitePath = ModelPath | ChosenPath;

/** The suite of the production chart; threads are handed its paths, since to list them takes a while. */
export function createModelSuite(
  paths: readonly SuitePath[] = [...listPaths(), ...listChosenPaths()],
): Suite<typeof onboardingMachine, SuitePath> {
  return {
    machine: onboardingMachine,
    paths,
    // All paths are walked alike, whatever their kind.
    walk: (path, machine) => walkPath(path as ModelPath, machine),
  };
}
