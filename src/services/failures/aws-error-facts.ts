import { inspect } from 'node:util';

/** What can be told of a thrown value; AWS's classes are not looked at, since only modelled errors have one. */
export interface AwsErrorFacts {
  /** The `code` of the error, then its `name`, as far as it has them. */
  readonly names: readonly string[];
  readonly text: string;
  readonly status: number | undefined;
}

/** What the SDK says where AWS said nothing, and what it adds for programmers. */
const SDK_WORDS = /^UnknownError$|\s*Deserialization error: to see the raw response.*$/s;

/** Errors within an error that are looked at; a chain may be endless or a circle. */
const MAX_ERRORS = 16;

/**
 * Reads what a thrown value tells of itself. Never throws, whatever was thrown.
 *
 * @param error - What was thrown
 * @returns Its names, text and HTTP status. The text of an answer that could not be parsed is left out: it quotes the
 * answer, which may hold fresh tokens.
 */
export function readErrorFacts(error: unknown): AwsErrorFacts {
  const names = [readProperty(error, 'code'), readProperty(error, 'name')].filter(isText);
  const status =
    readProperty(readProperty(error, '$metadata'), 'httpStatusCode') ??
    readProperty(readProperty(error, '$response'), 'statusCode');
  return {
    names,
    text: names.includes('SyntaxError') ? '' : readText(error),
    status: typeof status === 'number' ? status : undefined,
  };
}

/**
 * Lists an error and those inside it, the most telling first: the members of an `AggregateError` (which Node throws,
 * without a text, when every address of a host fails), the error itself, its causes.
 *
 * @param error - What was thrown
 * @returns At most 16 values, each once
 */
export function unfoldError(error: unknown, seen = new Set<unknown>()): readonly unknown[] {
  if (error === undefined || seen.has(error) || seen.size === MAX_ERRORS) return [];
  seen.add(error);
  const members = readProperty(error, 'errors');
  return [
    ...Array.from({ length: MAX_ERRORS }, (_, index) =>
      readProperty(members, String(index)),
    ).flatMap((member) => unfoldError(member, seen)),
    error,
    ...unfoldError(readProperty(error, 'cause'), seen),
  ];
}

/** Reads a property of anything; a getter or a proxy that throws has none. */
export function readProperty(value: unknown, key: string): unknown {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function'))
    return undefined;
  try {
    return Reflect.get(value, key);
  } catch {
    return undefined;
  }
}

function readText(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error !== 'object' && typeof error !== 'function') return inspect(error);
  // The SDK keeps the body of an answer that it could not parse.
  if (readProperty(error, '$responseBodyText') !== undefined) return '';
  const message = readProperty(error, 'message');
  return isText(message) ? message.replace(SDK_WORDS, '') : '';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
