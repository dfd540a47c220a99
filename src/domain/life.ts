/** A service that a row waits for. */
export interface Call {
  /** The invocation's id in the chart. */
  readonly id: string;
  /** The name of the service. */
  readonly src: string;
  readonly input: unknown;
  /** The revision of the row that began the call; a reply with another one is stale. */
  readonly revision: number;
}

/** A point in time at which a row wants to be woken. */
export interface Timer {
  readonly id: string;
  /** The revision of the row that set the timer: a timer set anew under the same id has another one. */
  readonly token: number;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
  readonly event: { readonly type: string };
}

/** All that is known of a row's progress: plain JSON, ready for a store. */
export interface Life {
  readonly value: unknown;
  readonly context: unknown;
  readonly status: 'active' | 'done';
  /** The tags of the states that the row is in. */
  readonly tags: readonly string[];
  /** Counts the transitions. */
  readonly revision: number;
  readonly call: Call | null;
  readonly timers: readonly Timer[];
}

/** The event with which a life begins. */
export const BEGIN = 'begin';
