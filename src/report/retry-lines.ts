import type { RowResult } from '../domain/outcome.ts';
import { toCell } from './csv-cell.ts';

const COLUMNS: readonly (readonly [name: string, read: (result: RowResult) => unknown])[] = [
  ['row', ({ row }) => row],
  ['username', ({ username }) => username],
  ['outcome', ({ outcome }) => outcome],
  ['failureCode', ({ failure }) => failure?.code],
  ['failureStep', ({ failure }) => failure?.step],
  ['retryable', ({ failure }) => failure?.retryable],
  ['reason', ({ failure }) => failure?.message],
];

/** The header of a retry file: a table, as CSV, of the rows that somebody must look at. */
export const RETRY_HEADER = COLUMNS.map(([name]) => name).join(',');

/** Tells whether somebody must look at a row before it can be provisioned. */
export function mustBeRetried({ outcome }: RowResult): boolean {
  return outcome === 'rejected' || outcome === 'failed';
}

/** Writes one row of a retry file, without its end. */
export function formatRetry(result: RowResult): string {
  return COLUMNS.map(([, read]) => toCell(read(result))).join(',');
}
