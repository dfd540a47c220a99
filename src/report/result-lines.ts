import type { RowResult } from '../domain/outcome.ts';
import { toCell } from './csv-cell.ts';

/** How results are written: an object a line, or a table. */
export type ResultFormat = 'jsonl' | 'csv';

const CSV_COLUMNS: readonly (readonly [name: string, read: (result: RowResult) => unknown])[] = [
  ['batch', ({ batch }) => batch],
  ['row', ({ row }) => row],
  ['username', ({ username }) => username],
  ['state', ({ state }) => state],
  ['outcome', ({ outcome }) => outcome],
  ['sub', ({ sub }) => sub],
  ['bucket', ({ object }) => object?.bucket],
  ['key', ({ object }) => object?.key],
  ['mail', ({ mail }) => mail?.status],
  ['failureCode', ({ failure }) => failure?.code],
  ['failureStep', ({ failure }) => failure?.step],
  ['failureMessage', ({ failure }) => failure?.message],
  ['startedAt', ({ startedAt }) => startedAt],
  ['settledAt', ({ settledAt }) => settledAt],
];

/** Gives the line that comes before all results, where the format has one. */
export function formatResultHeader(format: ResultFormat): string | undefined {
  return format === 'csv' ? CSV_COLUMNS.map(([name]) => name).join(',') : undefined;
}

/** Writes one result as one line, without its end. */
export function formatResult(result: RowResult, format: ResultFormat): string {
  if (format === 'jsonl') return JSON.stringify(result);
  return CSV_COLUMNS.map(([, read]) => toCell(read(result))).join(',');
}
