import { onboardingMachine } from '../../../src/machines/onboarding.ts';
import type { ModelPath } from '../model-path.ts';
import { listPaths } from '../model-paths.ts';
import { walkPath } from '../walk-path.ts';
import type { Suite } from './suite.ts';

/** The suite of the production chart; threads are handed its paths, since to list them takes a while. */
export function createModelSuite(
  paths: readonly ModelPath[] = listPaths(),
): Suite<typeof onboardingMachine, ModelPath> {
  return { machine: onboardingMachine, paths, walk: walkPath };
}
