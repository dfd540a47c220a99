// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The built command. */
export const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/**
 * Sends settings to a local AWS.
 *
 * @param {string} url
 * @param {object} body
 */
export async function put(url, body) {
  const answer = await fetch(url, { method: 'PUT', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}

/**
 * Starts a local AWS in a process of its own and writes `config.json` for it.
 *
 * @param {string} dir
 * @param {{ pool?: object, settings?: Record<string, object>, args?: readonly string[] }} [way] Settings of the pool,
 * fields that take the place of those of the printed configuration, by section, and arguments of `local`
 */
export async function startLocal(dir, { pool = {}, settings = {}, args = [] } = {}) {
  const child = spawn(process.execPath, [MAIN, 'local', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line');
  const { endpoint, config } = JSON.parse(line);
  const sections = Object.entries(settings).map(([name, section]) => [
    name,
    { ...config[name], ...section },
  ]);
  const changed = { ...config, ...Object.fromEntries(sections) };
  await writeFile(join(dir, 'config.json'), JSON.stringify(changed));
  await put(`${endpoint}/_local/pool`, pool);
  return { process: child, endpoint: /** @type {string} */ (endpoint) };
}
