import { ConfigError } from '../domain/config-error.ts';

interface Place {
  /** What is expected there, for example `a state folder`. */
  readonly what: string;
  readonly path: string;
  readonly mend: string;
}

const NOT_FOLDER = 'something else is in the way';
const FORBIDDEN = 'this user may not use it';

/** What tells that a place cannot be used; a full or broken disk is another matter. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EEXIST: NOT_FOLDER,
  EISDIR: NOT_FOLDER,
  ENOTDIR: NOT_FOLDER,
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'it is not there and cannot be made',
  EROFS: 'its disk is read-only',
};

/** https://www.sqlite.org/rescode.html */
const SQLITE_REASONS: Readonly<Record<number, string>> = {
  3: FORBIDDEN,
  8: FORBIDDEN,
  11: 'it is damaged',
  14: 'it cannot be opened',
  26: 'it is no database',
};

/**
 * Opens or makes something at a place that somebody chose.
 *
 * @throws ConfigError where the place cannot be used: what was expected where, what came, and the mend
 */
export async function usePlace<Result>(
  { what, path, mend }: Place,
  use: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await use();
  } catch (cause) {
    const reason = findReason(cause);
    if (reason === undefined) throw cause;
    throw new ConfigError(`Expected ${what} at ${path}, but ${reason}. ${mend}`, { cause });
  }
}

function findReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', errcode = 0 } = error as { readonly code?: string; readonly errcode?: number };
  const reason = code === 'ERR_SQLITE_ERROR' ? SQLITE_REASONS[errcode & 0xff] : REASONS[code];
  if (reason === undefined) return undefined;
  return `${reason} (${code === 'ERR_SQLITE_ERROR' ? error.message : code})`;
}
