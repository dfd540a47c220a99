import { createFailure } from '../../domain/failure.ts';
import type { ServiceFailure } from '../../domain/failure.ts';
import { ServiceError } from '../../domain/service-error.ts';
import { readErrorFacts, unfoldError } from './aws-error-facts.ts';
import type { AwsErrorFacts } from './aws-error-facts.ts';
import type { AwsErrorRow } from './aws-error-row.ts';
import { findErrorRow } from './aws-error-table.ts';
import { formatFailureMessage } from './failure-message.ts';
import type { FailedCall } from './failed-call.ts';
import { readRetryAfterMs } from './retry-after.ts';

/** A call of AWS that failed, and what its failure must not tell. */
export interface AwsCall extends FailedCall {
  /** Passwords, codes and tokens of the call; wherever AWS repeats one of 4 characters or more, it is taken out. */
  readonly secrets?: readonly string[];
  /** The time in milliseconds since 1970, to read a Retry-After that is a date. */
  readonly now?: number;
}

/** A shorter secret is none, and taking it out would leave no text to read. */
const MIN_SECRET_LENGTH = 4;

/**
 * Tells what a thrown value means for the row and the batch. A `ServiceError` keeps its failure; everything else is
 * looked up in the table of errors by name, code, HTTP status and text, and never by class: only modelled errors have one
 * (https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/error-handling.html). Never throws.
 *
 * `UNREACHABLE` and `THROTTLED` mean that the call certainly had no effect; after `CONNECTION_LOST`, `TIMED_OUT` and
 * `SERVICE_ERROR` it may have had one.
 *
 * @param error - Whatever was thrown
 * @param call - The call, what it was aimed at, and its secrets
 * @returns A failure whose message is free of the secrets; `retryAfterMs` (milliseconds) is what the service asked for
 * (at most 15 minutes) or what the table asks for, whichever is longer
 */
export function toServiceFailure(error: unknown, call: AwsCall): ServiceFailure {
  const known = readServiceFailure(error);
  if (known !== undefined) return known;
  const { row, facts, source } = classify(error, call);
  const code = row?.code ?? 'UNEXPECTED';
  const waits = [row?.retryAfterMs, readRetryAfterMs(source, call.now)].filter(
    (wait) => wait !== undefined,
  );
  return createFailure(
    code,
    `${formatFailureMessage(code, call)} ${quoteError(facts, call.secrets ?? [])}`,
    waits.length === 0 ? undefined : Math.max(...waits),
  );
}

function readServiceFailure(error: unknown): ServiceFailure | undefined {
  try {
    return error instanceof ServiceError ? error.failure : undefined;
  } catch {
    return undefined;
  }
}

interface Classified {
  readonly row: AwsErrorRow | undefined;
  readonly facts: AwsErrorFacts;
  /** The error within the thrown one that the row speaks of. */
  readonly source: unknown;
}

function classify(error: unknown, call: FailedCall): Classified {
  for (const source of unfoldError(error)) {
    const facts = readErrorFacts(source);
    const row = findErrorRow(facts, call);
    if (row !== undefined) return { row, facts, source };
  }
  return { row: undefined, facts: readErrorFacts(error), source: error };
}

/** What came without a status was not said by AWS. */
function quoteError({ names, text, status }: AwsErrorFacts, secrets: readonly string[]): string {
  const parts = [names[0] ?? '', text].filter((part) => part !== '');
  const words = tidy(scrub(parts.join(': '), secrets));
  if (status === undefined) return `Cause: ${words || 'unknown'}`;
  return `AWS said: ${words || 'nothing'}${text === '' ? ` (HTTP ${status})` : ''}`;
}

/** The longest goes first, or a secret within another would leave the rest of that one behind. */
function scrub(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= MIN_SECRET_LENGTH)
    .toSorted((one, other) => other.length - one.length)
    .reduce((scrubbed, secret) => scrubbed.replaceAll(secret, '[secret]'), text);
}

/** Makes one line of at most 300 characters: results and terminals take no control characters. */
function tidy(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.replace(/^(.{299}).{2,}$/su, '$1…');
}
