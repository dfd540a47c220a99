/** How often and how patiently a step is tried again. */
export interface RetryPolicy {
  /** Calls of one step, the first included. */
  readonly maxAttempts: number;
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
}

/** What the chart must know of the configuration to decide; fixed when a row begins. */
export interface OnboardingPolicy {
  /** Who signs the person up: the person's own request, or an administrator's. */
  readonly signUpBy: 'self' | 'admin';
  readonly confirmBy: 'code' | 'link' | 'admin';
  readonly confirmationTimeoutMs: number;
  readonly resendAfterMs: number;
  readonly maxResends: number;
  /** Whether passwords come with the rows; a generated one opens nobody else's user. */
  readonly knowsPassword: boolean;
  /** What becomes of a row whose username belongs to somebody else's user. */
  readonly onExistingUser: 'adopt' | 'skip' | 'fail';
  /** Whose credentials write the object. */
  readonly storageCredentials: 'operator' | 'identityPool';
  /** What becomes of an object that stands under the row's key and is not ours. */
  readonly onExistingObject: 'keep' | 'overwrite' | 'fail';
  readonly sendsMail: boolean;
  /** What to do when nobody knows whether the welcome mail went out. */
  readonly onUnknownMail: 'skip' | 'resend';
  readonly retry: RetryPolicy;
}
