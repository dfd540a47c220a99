import type { FailureCode } from './failure.ts';
import type { QuotaCategory } from './quota.ts';

/** Something that a look at rows, configuration and account found. */
export interface Finding {
  /** `stop`: the batch would not get through · `warning`: it gets through, with losses · `unknown`: it could not be looked at. */
  readonly severity: 'stop' | 'warning' | 'unknown';
  /** The field of the configuration that it is about, or `rows`. */
  readonly about: string;
  /** What was expected, what came and the mend. */
  readonly message: string;
  /** Why a look failed; absent where the look itself found something. */
  readonly code?: FailureCode;
}

/** A row that `run` would reject. */
export interface RejectedLine {
  /** 1 is the first data row. */
  readonly row: number;
  readonly reasons: readonly string[];
}

/** A row whose username an earlier one has. */
export interface DoubledLine {
  readonly row: number;
  readonly earlier: number;
}

/** The rows of an input, counted. */
export interface PlannedRows {
  readonly good: number;
  readonly rejected: number;
  /** Rows whose username an earlier one has; they would be rejected too. */
  readonly doubled: number;
  readonly firstRejected: readonly RejectedLine[];
  readonly firstDoubled: readonly DoubledLine[];
}

/** How the mails of a batch fit under a daily cap. */
export interface MailPlan {
  readonly mails: number;
  /** Mails in 24 hours; `null` where there is no limit. */
  readonly perDay: number | null;
  /** What is left today; `null` where there is no limit or nobody tells. */
  readonly leftToday: number | null;
  /** Days that the mails need; `null` where none may be sent. */
  readonly days: number | null;
}

/** Where a limit is from. */
export type LimitSource = 'account' | 'configuration' | 'documented';

/** What one category of requests permits. */
export interface CategoryPace {
  readonly category: QuotaCategory;
  /** Calls a second. */
  readonly limit: number;
  readonly from: LimitSource;
  /** The share of the limit that is used, in calls a second. */
  readonly rate: number;
  readonly callsPerUser: number;
  readonly usersPerSecond: number;
}

/** What a raised limit of the slowest category would give. */
export interface RaisedPace {
  /** Whether AWS raises it on request. */
  readonly canBeRaised: boolean;
  /** What would be the slowest then; `null` where nothing would. */
  readonly next: Pick<CategoryPace, 'category' | 'usersPerSecond'> | null;
}

/** How fast a batch can go. */
export interface PacePlan {
  /** The part of each limit that is used. */
  readonly share: number;
  /** Slowest first. */
  readonly categories: readonly CategoryPace[];
  readonly usersPerSecond: number;
  /** What the good rows need at that rate. */
  readonly seconds: number;
  readonly raised: RaisedPace;
}

/** What is known of a batch before it runs. */
export interface Plan {
  /** Whether nothing would stop the batch. */
  readonly ok: boolean;
  readonly rows: PlannedRows;
  readonly findings: readonly Finding[];
  readonly mail: {
    /** Codes or links of the user pool; `null` where it mails none, or nobody tells. */
    readonly confirmation: MailPlan | null;
    /** Welcome mails; `null` where none is sent, or nobody tells. */
    readonly welcome: MailPlan | null;
  };
  readonly pace: PacePlan;
}
