import { NOT_UTF8 } from './utf8.ts';

/** Says what a value is without showing it: it may be personal or secret. */
export function describeValue(value: unknown): string {
  if (value === NOT_UTF8) return 'bytes that are not UTF-8';
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string')
    return value.length === 1 ? '1 character' : `${value.length} characters`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
