import { createCognitoError } from './cognito-error.ts';

const LARGEST_PAGE = 60;

interface PageRequest {
  /** 0 is as good as none. */
  readonly limit: number | undefined;
  /** Where the page before ended. */
  readonly token: string | undefined;
}

interface Page<T> {
  readonly items: readonly T[];
  /** Asks for the next page; `undefined` where this is the last. */
  readonly next: string | undefined;
}

/**
 * Cuts one page out of a list; what is deleted between two pages moves nothing.
 *
 * @param numbered - All items with numbers that rise and stay theirs
 * @throws InvalidParameterException where the token is none
 */
export function toPage<T>(
  numbered: readonly (readonly [number, T])[],
  { limit, token }: PageRequest,
): Page<T> {
  const size = limit === undefined || limit === 0 ? LARGEST_PAGE : limit;
  const from = token === undefined ? 0 : parseToken(token);
  const rest = numbered.filter(([number]) => number >= from);
  const first = rest[size];
  return {
    items: rest.slice(0, size).map(([, item]) => item),
    next: first === undefined ? undefined : Buffer.from(`from ${first[0]}`).toString('base64'),
  };
}

function parseToken(token: string): number {
  const [, from] = /^from (\d+)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (from !== undefined) return Number(from);
  throw createCognitoError('InvalidParameterException', 'Invalid pagination token.');
}
