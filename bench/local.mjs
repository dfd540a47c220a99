// @ts-check
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocal } from '../scripts/local-process.mjs';

/**
 * A local AWS and the folder with the configuration for it.
 *
 * @typedef {{ dir: string, endpoint: string }} Place
 */

/**
 * Works in a temporary folder.
 *
 * @template Result
 * @param {(dir: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withFolder(work) {
  const dir = await mkdtemp(join(tmpdir(), 'cognito-onboard-bench-'));
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/**
 * Works against a fresh local AWS in a process of its own.
 *
 * @template Result
 * @param {readonly string[]} args Of `cognito-onboard local`
 * @param {(place: Place) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export function withLocal(args, work) {
  return withFolder(async (dir) => {
    const aws = await startLocal(dir, { args });
    try {
      return await work({ dir, endpoint: aws.endpoint });
    } finally {
      aws.process.kill('SIGTERM');
      await once(aws.process, 'exit');
    }
  });
}

/**
 * Calls that reached a local AWS, and those that it throttled, by operation.
 *
 * @param {string} endpoint
 * @returns {Promise<{ calls: Record<string, number>, throttled: Record<string, number> }>}
 */
export async function readBooks(endpoint) {
  const { calls, throttled } = JSON.parse(await (await fetch(`${endpoint}/_local/books`)).text());
  return { calls, throttled };
}
