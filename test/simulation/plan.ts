/** Everything that happens in one simulated batch: the same plan always takes the same course. */
export interface Plan {
  readonly setting: Setting;
  readonly people: readonly Person[];
  /** In the order in which requests meet them. */
  readonly faults: readonly Fault[];
  /** How the first lives of the process end; later ones end by themselves. */
  readonly lives: readonly LifeEnd[];
  /** Milliseconds that requests travel, one way, over and over. */
  readonly latencies: readonly number[];
  /** When somebody sets our clock, and by how much. */
  readonly clockSets: readonly ClockSet[];
}

/** A change of our clock, in milliseconds. */
export interface ClockSet {
  /** True time since the beginning. */
  readonly afterMs: number;
  readonly byMs: number;
}

/** How batch and pool are set up. */
export interface Setting {
  readonly signUp: 'self' | 'admin';
  readonly confirmBy: 'code' | 'link' | 'admin';
  /** Whether codes are read from the inbox; people hand them in otherwise. */
  readonly readsInbox: boolean;
  readonly passwordFrom: 'row' | 'generated';
  readonly onExisting: 'adopt' | 'skip' | 'fail';
  readonly credentials: 'operator' | 'identityPool';
  readonly onExistingObject: 'keep' | 'overwrite' | 'fail';
  readonly mail: 'none' | 'skip' | 'resend';
  readonly maxAttempts: number;
  readonly maxDelay: '1s' | '20s' | '5m';
  readonly maxResends: number;
  /** Confirmation timeout and time to the next resend. */
  readonly patience: 'minutes' | 'hours';
  readonly concurrency: number;
  /** Requests per second that AWS permits in each category. */
  readonly limit: number;
  /** Whether a trigger of the pool confirms whoever signs up. */
  readonly confirmsAtOnce: boolean;
  /** Whether IAM lets us read users, which tells ours from others. */
  readonly mayReadUsers: boolean;
  /** AWS's clock minus ours at the beginning, in milliseconds. */
  readonly skewMs: number;
}

/** A person, and what lies in the world under that username. */
export interface Person {
  /** Somebody else's user of that name. */
  readonly stranger: 'none' | 'confirmed' | 'unconfirmed' | 'disabled' | 'another password';
  /** Whether an object stands under the stranger's key. */
  readonly hasObject: boolean;
  readonly groups: number;
  readonly habit: Habit;
  /** How long the person takes over a mail, in milliseconds. */
  readonly waitMs: number;
}

/** What a person does with a confirmation mail. */
type Habit = 'prompt' | 'mistyping' | 'twice' | 'first mail only' | 'never';

/** One thing that goes wrong in the world. */
export interface Fault {
  /** Requests of rows that go well before. */
  readonly skip: number;
  readonly kind: FaultKind;
}

export const FAULT_KINDS = [
  'throttled',
  'refused connection',
  'server error',
  'server error with effect',
  'lost request',
  'lost reply',
  'late effect',
  'hanging',
  'row refused',
  'credentials expired',
  'user vanished',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Operations in whose midst a process may not die without a trace. */
export const RISKY_OPERATIONS = [
  'SignUp',
  'AdminCreateUser',
  'ConfirmSignUp',
  'ResendConfirmationCode',
  'AdminSetUserPassword',
  'PutObject',
  'SendEmail',
] as const;

type RiskyOperation = (typeof RISKY_OPERATIONS)[number];

/** How a life of the process ends. */
export interface LifeEnd {
  readonly by: 'kill' | 'stop' | 'abort';
  /** After so many writes of the store and steps of requests, or answers of one operation. */
  readonly moment: number;
  /** The operation whose answer is never heard; `null` for any moment. */
  readonly before: RiskyOperation | null;
  /** How long nothing runs then, in milliseconds. */
  readonly downMs: number;
}
