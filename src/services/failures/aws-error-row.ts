import type { AwsErrorFacts } from './aws-error-facts.ts';
import type { FailedCall } from './failed-call.ts';
import type { AwsFailureCode } from './failure-message.ts';

/** One line of the table of errors; what it leaves out, it does not look at. */
export interface AwsErrorRow {
  readonly operation?: string | readonly string[];
  /** The error's `name` or `code`. */
  readonly name?: string | readonly string[];
  /** The HTTP status; `5xx` is any from 500 up. */
  readonly status?: number | '5xx';
  readonly text?: RegExp;
  /** Whether the text must name the sender of the call. */
  readonly naming?: 'sender';
  readonly code: AwsFailureCode;
  /** The least wait before another try, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** Tells whether a row speaks of this error of this call. */
export function matchesErrorRow(row: AwsErrorRow, facts: AwsErrorFacts, call: FailedCall): boolean {
  return (
    includes(row.operation, [call.operation]) &&
    includes(row.name, facts.names) &&
    matchesStatus(row.status, facts.status) &&
    (row.text?.test(facts.text) ?? true) &&
    (row.naming === undefined || namesAddress(facts.text, call.target.sender))
  );
}

function includes(
  wanted: string | readonly string[] | undefined,
  found: readonly string[],
): boolean {
  if (wanted === undefined) return true;
  return found.some((one) => (typeof wanted === 'string' ? wanted === one : wanted.includes(one)));
}

function matchesStatus(wanted: AwsErrorRow['status'], status: number | undefined): boolean {
  if (wanted === undefined) return true;
  return wanted === '5xx' ? status !== undefined && status >= 500 : status === wanted;
}

function namesAddress(text: string, sender: string | undefined): boolean {
  if (sender === undefined) return false;
  const address = /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
  return text
    .toLowerCase()
    .split(/[\s,;<>]+/)
    .includes(address.toLowerCase());
}
