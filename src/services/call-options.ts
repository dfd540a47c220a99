/** How a call is made, whatever it does. */
export interface CallOptions {
  /** Ends the call, also while it waits for its turn. */
  readonly signal: AbortSignal;
  /** Whether the row was begun before; such calls get their turn first. */
  readonly begun: boolean;
  /**
   * Present on calls that must not be repeated blindly: awaited once the call has its turn, just before the request
   * leaves, so that the intent is durable before the effect.
   */
  readonly starting?: () => Promise<void>;
}
