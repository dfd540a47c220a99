import type { StoredObject } from '../domain/outcome.ts';
import type { Calls, ProfileInput, UserInput } from './calls.ts';

/** Which object is looked for: the one that the row recorded, else the one that it would write. */
export interface FindObjectInput {
  readonly profile: ProfileInput;
  readonly storedObject: (StoredObject & { readonly isWritten: boolean }) | null;
}

/**
 * The object that stands under a row's key; `ours` where its metadata names the row, and it is the one that the row is
 * known to have written, or the very one that it would write: a batch of the same name may have been here before.
 */
export type FindObjectOutput =
  | { readonly exists: false }
  | { readonly exists: true; readonly object: StoredObject; readonly ours: boolean };

/** Every service that the chart of offboarding invokes: what it takes and what it gives. */
export interface OffboardingCalls {
  readonly findObject: { input: FindObjectInput; output: FindObjectOutput };
  /** Deletes an object as it was found; one that changed meanwhile stays. */
  readonly deleteObject: { input: StoredObject; output: null };
  readonly findUser: Calls['findUser'];
  /** Deletes the user whom the pool knows by this name. */
  readonly deleteUser: { input: UserInput; output: null };
}

/** The name of a service that the chart of offboarding invokes. */
export type OffboardingCallName = keyof OffboardingCalls;
