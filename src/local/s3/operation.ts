import type { HttpAnswer, HttpRequest } from '../http-server.ts';
import type { OperatorPolicy } from '../iam/operator-policy.ts';
import type { Bucket } from './bucket.ts';
import type { Caller } from './caller.ts';

/** A request whose address is taken apart. */
export interface S3Request extends HttpRequest {
  readonly bucket: Bucket;
  /** Every bucket by its name: a copy may come from another one. */
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** Decoded; empty where the bucket itself is meant. */
  readonly key: string;
  readonly caller: Caller;
  /** What a caller who is no user of the identity pool may do. */
  readonly operatorPolicy: OperatorPolicy;
  /** Whose bucket it is, and where. */
  readonly owner: { readonly region: string; readonly accountId: string };
  readonly nowMs: number;
}

/** One operation of S3. */
export interface S3Operation {
  readonly name: string;
  /** Query parameters that it understands; any other is refused rather than ignored. */
  readonly parameters: readonly string[];
  /** @throws AwsError */
  run(request: S3Request): HttpAnswer;
}
