// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MAIN } from '../scripts/local-process.mjs';

/**
 * A process that was started and is ended by its handle.
 *
 * @typedef {{ pid: number, lines: import('node:readline').Interface, ended: Promise<void>, end: (signal?: NodeJS.Signals) => Promise<void> }} Child
 */

/**
 * Starts a program whose standard output is read by lines; `ended` rejects where it ends with another exit code than 0.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Child}
 */
export function startChild(program, args, env = {}) {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`Expected ${program} to start`);
  const exit = once(child, 'exit');
  const ended = succeed(exit, [program, ...args].join(' '));
  // Whoever awaits it hears of it.
  ended.catch(() => {});
  return {
    pid,
    lines: createInterface({ input: child.stdout }),
    ended,
    end: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await exit;
    },
  };
}

/**
 * @param {Promise<any[]>} exit
 * @param {string} command
 */
async function succeed(exit, command) {
  const [code, signal] = await exit;
  if (code !== 0) throw new Error(`Expected ${command} to succeed, got ${code ?? signal}`);
}

/**
 * Starts a script of this folder.
 *
 * @param {string} script Its path from here
 * @param {readonly (string | number)[]} args
 */
export function startScript(script, args) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  // Of the SDK, about versions of Node that are to come.
  const env = { NODE_NO_WARNINGS: '1' };
  return startChild(process.execPath, [path, ...args.map(String)], env);
}

/**
 * Starts the built command on a file of people, with the configuration and the state of a folder.
 *
 * @param {string} dir
 * @param {string} file
 */
export function startCommand(dir, file) {
  return startChild(process.execPath, [MAIN, ...toRunArgs(dir, file)], toRunEnv(dir));
}

/**
 * @param {string} dir
 * @param {string} file
 */
export function toRunArgs(dir, file) {
  return [
    'run',
    file,
    '--quiet',
    '--json',
    '--config',
    join(dir, 'config.json'),
    '--state',
    join(dir, 'state'),
  ];
}

/**
 * The key that seals secrets lies in the folder, too.
 *
 * @param {string} dir
 */
export function toRunEnv(dir) {
  return { XDG_STATE_HOME: join(dir, 'home') };
}

/**
 * Awaits the end of a child and reads the JSON line that it printed last.
 *
 * @template Result
 * @param {Child} child
 * @returns {Promise<Result>}
 */
export async function readResult({ lines, ended, end }) {
  try {
    const last = await readLastLine(lines);
    await ended;
    return JSON.parse(last);
  } finally {
    await end();
  }
}

/** @param {Child['lines']} lines */
export async function readLastLine(lines) {
  let last = '';
  for await (const line of lines) last = line;
  return last;
}
