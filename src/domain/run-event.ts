import type { ServiceFailure } from './failure.ts';
import type { LifecycleState } from './lifecycle.ts';
import type { RowResult } from './outcome.ts';
import type { QuotaRate } from './quota-rate.ts';
import type { Summary } from './summary.ts';

/** What a run announces, by name. */
export interface RunEvents {
  /** The batch is open; `states` counts the rows of earlier runs. */
  'batch.started': {
    readonly batch: string;
    readonly states: Readonly<Partial<Record<LifecycleState, number>>>;
  };
  /** Lines of the input were admitted. */
  'batch.admitted': { readonly added: number };
  /** The whole input was read; a run without one goes on with so many rows. */
  'batch.ingested': { readonly rows: number };
  /** Something of the input is left out. */
  'batch.warning': { readonly message: string };
  /** A failure concerns every row: no new call is made. */
  'batch.held': { readonly failure: ServiceFailure };
  /** Cognito sends no more confirmation mail today: nobody is signed up until then, ISO 8601. */
  'batch.parked': { readonly failure: ServiceFailure; readonly until: string };
  /** A service does not answer; its calls wait. */
  'batch.outage': { readonly service: string };
  'batch.recovery': { readonly service: string };
  /** A mail of the inbox was of no use. */
  'batch.mailIgnored': { readonly id: string; readonly reason: string };
  'batch.ended': { readonly summary: Summary };
  /** The account told its limit of a category, and calls are made by it from now on. */
  'quota.limit': QuotaRate;
  /** A throttle lowered the rate of a category. */
  'quota.lowered': QuotaRate;
  /** The whole limit of a category is used again. */
  'quota.recovered': QuotaRate;
  /** A line of the input is no row. */
  'row.rejected': {
    readonly row: number;
    readonly username?: string;
    readonly reasons: readonly string[];
  };
  /** A row of the input differs from the one that began under its username; it is left as it began. */
  'row.changed': { readonly row: number; readonly username: string };
  'row.moved': {
    readonly row: number;
    readonly username: string;
    readonly from: LifecycleState;
    readonly to: LifecycleState;
  };
  /** A row ended, durably. */
  'row.settled': { readonly result: RowResult };
}

/** The name of something that a run announces. */
export type RunEventName = keyof RunEvents;
