import type { StoredObject } from '../domain/outcome.ts';
import type { CheckObjectOutput, ProfileInput, StoreObjectInput } from '../machines/calls.ts';
import type { FindObjectInput, FindObjectOutput } from '../machines/offboarding-calls.ts';
import type { CallOptions } from './call-options.ts';
import type { UserCredentials } from './identity-pool.ts';

/** How a call of a bucket is made. */
export interface BucketOptions extends CallOptions {
  /** Whose call it is. @defaultValue the operator's */
  readonly credentials?: UserCredentials;
}

/** Where each person's object lies. Every method throws a `ServiceError`. */
export interface Bucket {
  /** Writes the object unless one stands under its key already (`OBJECT_EXISTS`) and `overwrite` is not set. */
  storeObject(profile: StoreObjectInput, options: BucketOptions): Promise<StoredObject>;
  /** Compares the object under the key with the one that this row writes. */
  checkObject(profile: ProfileInput, options: BucketOptions): Promise<CheckObjectOutput>;
  /** Looks, as the operator, for the object that a row wrote or may have written. */
  findObject(wanted: FindObjectInput, options: CallOptions): Promise<FindObjectOutput>;
  /** Deletes an object as it was found, as the operator; one that changed meanwhile stays (`WRITE_CONFLICT`). */
  deleteObject(object: StoredObject, options: CallOptions): Promise<void>;
}
