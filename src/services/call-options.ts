/** How a call is made, whatever it does. */
export interface CallOptions {
  /** Ends the request. */
  readonly signal: AbortSignal;
  /** Ends the call while it waits for its turn, but not the request once it has left. @defaultValue `signal` */
  readonly turnSignal?: AbortSignal;
  /** Whether the row was begun before; such calls get their turn first. */
  readonly begun: boolean;
  /**
   * Present on calls that must not be repeated blindly: awaited once the call has its turn, just before the request
   * leaves, so that the intent is durable before the effect.
   */
  readonly starting?: () => Promise<void>;
  /** Goes with `starting`: awaited where the request certainly had no effect and the call waits for its service. */
  readonly withdrawn?: () => Promise<void>;
}
