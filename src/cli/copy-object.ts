import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredObject } from '../domain/outcome.ts';
import type { LocalAws } from '../local/local-aws.ts';

/** A key may be longer than a file name, or lead out of the folder. */
const FILE_NAME = 'object';

/**
 * Copies an object of a local AWS, which ends with the run, to a file of the state folder, readable by its owner only.
 *
 * @returns The path of the file
 */
export async function copyObject(
  local: LocalAws,
  { bucket, key }: StoredObject,
  dir: string,
): Promise<string> {
  const path = join(dir, FILE_NAME);
  await writeFile(path, local.readObject(bucket, key) ?? '', { mode: 0o600 });
  return path;
}
