import type { StoredObject } from '../domain/outcome.ts';
import type { Calls, ProfileInput, UserInput } from './calls.ts';

/** Which object is looked for: the one that is known to be written, else the one that the row would write. */
export interface FindObjectInput {
  readonly profile: ProfileInput;
  readonly storedObject: StoredObject | null;
}

/** The object that stands under a row's key; `ours` where its metadata says that this row of this batch wrote it. */
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
