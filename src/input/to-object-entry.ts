import type { InputEntry } from '../domain/row.ts';
import { describeValue } from './describe-value.ts';
import { toEntry, toRejected } from './to-entry.ts';
import type { EntryContext } from './to-entry.ts';

/** Checks what should be an object whose keys are named like the columns. */
export function toObjectEntry(number: number, value: unknown, context: EntryContext): InputEntry {
  if (isObject(value)) return toEntry(number, Object.entries(value), context);
  return toRejected(number, [`Expected an object, got ${describeValue(value)}`]);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
