import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../domain/config-error.ts';
import { lockFile } from './database.ts';
import type { Database } from './database.ts';

/** The file with all progress. */
export function toDatabasePath(dir: string): string {
  return join(dir, 'progress.sqlite');
}

function toLockPath(dir: string): string {
  return join(dir, 'lock.sqlite');
}

/** Makes a state folder that nobody else can read and that no repository takes in. */
export async function makeStateFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  // One that was there before may be readable by others; a folder that holds more than progress is left as it is.
  const names = await readdir(dir);
  if (names.length === 0 || existsSync(toDatabasePath(dir))) await chmod(dir, 0o700);
  await makeFile(join(dir, '.gitignore'), '*\n');
  // SQLite gives the files beside a database the permissions of the database.
  await makeFile(toDatabasePath(dir), '');
  await makeFile(toLockPath(dir), '');
}

async function makeFile(path: string, content: string): Promise<void> {
  if (!existsSync(path)) await writeFile(path, content, { mode: 0o600 });
}

/**
 * Makes this process the only one that runs batches of a state folder.
 *
 * @returns A function that gives the folder up
 * @throws ConfigError that names the process which holds the folder
 */
export function lockStateFolder(dir: string, database: Database): () => void {
  const unlock = lockFile(toLockPath(dir));
  if (unlock === undefined) throw new ConfigError(describeHolder(dir, database));
  const text = `process ${process.pid} on ${hostname()} since ${new Date().toISOString()}`;
  database.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?)').run(text);
  return unlock;
}

function describeHolder(dir: string, database: Database): string {
  const holder = database.prepare('SELECT text FROM holder').get() as { text: string } | undefined;
  return `Expected to be the only one to run batches in ${dir}, but ${holder?.text ?? 'another process'} does. Read its progress with \`status\`, \`results\` or \`show\`, or use another folder with --state.`;
}
