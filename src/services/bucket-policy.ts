/** Who may do what in a bucket. Both methods throw a `ServiceError`. */
export interface BucketPolicy {
  /** Reads the policy, in JSON; `null` where there is none. */
  read(signal: AbortSignal): Promise<string | null>;
  /** Puts a policy **in place of** the one that is there; `POLICY_REFUSED` where it is none. */
  write(policy: string, signal: AbortSignal): Promise<void>;
}
