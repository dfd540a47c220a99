import type { OnboardingPolicy } from '../domain/policy.ts';
import { toFacts } from '../machines/facts.ts';
import type { OnboardingInput } from '../machines/onboarding.ts';
import type { Batch, StoredRow } from '../store/store.ts';
import { toContext } from './row-update.ts';

/** Makes the function that tells what a row of a batch begins its life with, milliseconds since the epoch included. */
export function createInputs(
  policy: OnboardingPolicy,
  batch: Batch,
): (row: StoredRow, startedAt: number) => OnboardingInput {
  return ({ key, number, attributes, groups, life }, startedAt) => ({
    batch: batch.name,
    row: number,
    username: key,
    attributes,
    groups,
    policy,
    startedAt,
    ...(life !== null && { facts: toFacts(toContext(life)) }),
  });
}
