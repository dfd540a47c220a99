import type { QuotaCategory } from '../../domain/quota.ts';
import type { RunEvents } from '../../domain/run-event.ts';
import type { NoticeName } from '../../services/services.ts';
import type { CliContext } from '../context.ts';
import { say } from '../context.ts';

/** The names of what services tell. */
export const NOTICES: readonly NoticeName[] = [
  'batch.outage',
  'batch.recovery',
  'quota.limit',
  'quota.lowered',
  'quota.recovered',
];

/**
 * Makes the function that says what services tell: that one stopped answering or is throttled, and that it is over. A
 * rate that falls further, and a limit that nobody waits for, are not worth a line.
 */
export function talkOfServices(
  context: CliContext,
): <Name extends NoticeName>(name: Name, event: RunEvents[Name]) => void {
  const lowered = new Set<QuotaCategory>();
  const words: { readonly [Name in NoticeName]: (event: RunEvents[Name]) => string | null } = {
    'batch.outage': ({ service }) => `${service} does not answer; its calls wait until it does`,
    'batch.recovery': ({ service }) => `${service} answers again`,
    'quota.limit': () => null,
    'quota.lowered': ({ category, rate, limit }) =>
      wasAdded(lowered, category)
        ? `${category} is throttled: its calls go on at ${rate.toFixed(1)} of ${limit.toFixed(1)} a second, and slowly faster`
        : null,
    'quota.recovered': ({ category, limit }) => {
      lowered.delete(category);
      return `${category} is at ${limit.toFixed(1)} calls a second again`;
    },
  };
  return (name, event) => {
    const line = words[name](event);
    if (line !== null) say(context, line);
  };
}

function wasAdded<Member>(set: Set<Member>, member: Member): boolean {
  const isNew = !set.has(member);
  set.add(member);
  return isNew;
}
