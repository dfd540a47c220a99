// @ts-check
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @param {number} index */
export function toPerson(index) {
  const username = `person-${index}`;
  return { username, email: `${username}@example.com`, password: `Passw0rd!${username}` };
}

/**
 * Makes people one after another, so that no number of them takes memory.
 *
 * @param {number} count
 */
export function* people(count) {
  for (let index = 0; index < count; index += 1) yield toPerson(index);
}

/**
 * Writes `people.csv`.
 *
 * @param {string} dir
 * @param {Iterable<ReturnType<typeof toPerson>>} rows
 * @returns The path of the file
 */
export async function writePeople(dir, rows) {
  const path = join(dir, 'people.csv');
  const lines = Array.from(rows, ({ username, email, password }) =>
    [username, email, password].join(','),
  );
  await writeFile(path, `username,email,password\n${lines.join('\n')}\n`);
  return path;
}
