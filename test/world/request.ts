import type { AwsService } from '../../src/services/failures/failed-call.ts';

/** One request to AWS, by AWS's own names. */
export interface AwsRequest {
  readonly service: AwsService;
  /** For example `SignUp`. */
  readonly operation: string;
  readonly input: AwsInput;
  /** Whose session signs the request, where a user's own credentials do. */
  readonly sessionToken: string | null;
}

/** What the SDK's command was given; each operation knows its own members. */
export type AwsInput = Readonly<Record<string, unknown>>;

/**
 * Carries a request to AWS and its answer back. `take` lets AWS take the request in: it changes the books at once, then
 * returns the output of the operation or throws AWS's error. A transport decides when that happens, whether at all, and
 * what of it comes back.
 */
export type Transport = (
  request: AwsRequest,
  take: () => unknown,
  signal: AbortSignal | undefined,
) => Promise<unknown>;

/** Reads a text of a request. */
export function text(input: AwsInput, name: string): string {
  const value = input[name];
  return typeof value === 'string' ? value : '';
}

/** Reads the name and value pairs in which Cognito takes attributes. */
export function attributesOf(list: unknown): Readonly<Record<string, string>> {
  const pairs = (list ?? []) as readonly { readonly Name: string; readonly Value: string }[];
  return Object.fromEntries(pairs.map(({ Name, Value }) => [Name, Value]));
}
