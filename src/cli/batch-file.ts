import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Makes the path of a file about a batch in its state folder. */
export function toBatchFile(dir: string, batch: string, ending: string): string {
  return join(dir, `${toFileName(batch)}.${ending}`);
}

/** Most file systems take 255 bytes: this leaves room for the ending. */
const LONGEST_NAME = 200;

const HASH_LENGTH = 12;

/** Escaped, since a name may hold a slash; a long one is cut, and its hash keeps it apart from others. */
function toFileName(name: string): string {
  const escaped = encodeURIComponent(name);
  if (escaped.length <= LONGEST_NAME) return escaped;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${escaped.slice(0, LONGEST_NAME - HASH_LENGTH - 1)}-${hash}`;
}
