import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigError } from '../domain/config-error.ts';
import { KEY_BYTES } from './seal.ts';
import { usePlace } from './use-place.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Finds the key that seals secrets at rest: `COGNITO_ONBOARD_KEY`, else a file of the user's own outside every state
 * folder, made at first use: https://specifications.freedesktop.org/basedir-spec/latest/.
 *
 * @param env - The environment, for example `process.env`
 * @returns 32 bytes
 * @throws ConfigError where the key is malformed, or its file cannot be used or others can read it
 * @example
 * ```ts
 * import { createKey, loadKey } from 'cognito-onboard';
 *
 * const COGNITO_ONBOARD_KEY = Buffer.from(createKey()).toString('base64');
 * (await loadKey({ COGNITO_ONBOARD_KEY })).length; // => 32
 * ```
 */
export async function loadKey(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Uint8Array> {
  const given = env['COGNITO_ONBOARD_KEY'];
  if (given !== undefined && given !== '') return parseKey(given, 'COGNITO_ONBOARD_KEY');
  const path = toKeyPath(env);
  const mend = 'Mend it, or set COGNITO_ONBOARD_KEY.';
  const text = await usePlace(
    { what: 'a key file', path, mend },
    async () => (await readKeyFile(path)) ?? (await makeKeyFile(path)),
  );
  return parseKey(text, path);
}

/** Makes a key that nobody else has. */
export function createKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

function toKeyPath(env: Env): string {
  const stateHome = env['XDG_STATE_HOME'] ?? '';
  return join(
    stateHome === '' ? join(homedir(), '.local', 'state') : stateHome,
    'cognito-onboard',
    'key',
  );
}

function parseKey(text: string, source: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === KEY_BYTES && key.toString('base64') === text.trim()) return key;
  throw new ConfigError(
    `Expected ${source} to hold ${KEY_BYTES} bytes in base64, got something else. Make a key with: openssl rand -base64 ${KEY_BYTES}`,
  );
}

async function readKeyFile(path: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0) {
      throw new ConfigError(
        `Expected ${path} to be readable by its owner only, got mode ${(mode & 0o777).toString(8)}. Mend it with: chmod 600 ${path}`,
      );
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function makeKeyFile(path: string): Promise<string> {
  const text = `${Buffer.from(createKey()).toString('base64')}\n`;
  // Linked once it is whole: another process never reads half a key, and neither replaces the other's.
  const draft = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, path);
    return text;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return await readFile(path, 'utf8');
    throw error;
  } finally {
    await rm(draft);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
