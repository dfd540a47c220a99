// @ts-check
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const CLOCK_TICKS_PER_SECOND = 100;

/**
 * The part of a core that another process uses: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html.
 *
 * @param {number} pid
 * @param {number} ms
 */
export async function watchCpu(pid, ms) {
  const startedAt = performance.now();
  const before = await readCpuSeconds(pid);
  await sleep(ms);
  const seconds = (performance.now() - startedAt) / 1000;
  return ((await readCpuSeconds(pid)) - before) / seconds;
}

/** @param {number} pid */
async function readCpuSeconds(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND;
}

/** @param {number} pid */
export async function readMemoryMb(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

/**
 * Begins to count the CPU time of this process, user and system.
 *
 * @returns What tells the seconds since then
 */
export function countCpuSeconds() {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
}

/** The most memory that this process ever had. */
export function readPeakMb() {
  return process.resourceUsage().maxRSS / 1024;
}

/**
 * Runs a Node process to its end and tells what it took. Node tells nothing of the CPU time of a child that ended; Bash does.
 *
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ cpuMs: number, wallMs: number }>}
 */
export async function timeNode(args, env = {}) {
  const script = 'TIMEFORMAT="%3U %3S %3R"; time "$@" > /dev/null 2> /dev/null';
  const { stderr } = await promisify(execFile)(
    'bash',
    ['-c', `set -e; ${script}`, 'bash', process.execPath, ...args],
    { env: { ...process.env, LC_ALL: 'C', ...env } },
  );
  const [user = NaN, system = NaN, wall = NaN] = stderr.trim().split(' ').map(Number);
  return { cpuMs: (user + system) * 1000, wallMs: wall * 1000 };
}
