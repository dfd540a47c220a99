import { createCognitoError } from './cognito-error.ts';

const HOUR_MS = 3_600_000;

/**
 * Counts a call against what one user may do in an hour.
 *
 * @param callsMs - When the counted calls were made
 * @param cap - Calls in an hour
 * @returns The calls of the last hour, this one included
 * @throws LimitExceededException where the hour is used up; the refused call does not count
 */
export function takeFromHour(
  callsMs: readonly number[],
  cap: number,
  nowMs: number,
): readonly number[] {
  const recent = callsMs.filter((time) => time > nowMs - HOUR_MS);
  if (recent.length >= cap) throw createCognitoError('LimitExceededException');
  return [...recent, nowMs];
}
