import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../domain/config.ts';
import { parseConfig } from '../domain/parse-config.ts';
import { startLocalAws } from '../local/local-aws.ts';
import type { LocalAws } from '../local/local-aws.ts';
import { createKey, loadKey } from '../store/key.ts';
import { DEFAULT_CONFIG, DEFAULT_STATE } from './flags.ts';
import type { CommonFlags } from './flags.ts';
import { loadConfig } from './load-config.ts';
import { toRehearsalConfig, toRehearsalPool } from './rehearsal-config.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Where and with what a run works. */
export interface Workplace extends AsyncDisposable {
  readonly config: Config;
  /** The state folder. */
  readonly dir: string;
  readonly key: Uint8Array;
  /** What AWS clients may see of the environment. */
  readonly env: Env;
  /** Present where everything is rehearsed on this machine. */
  readonly local?: LocalAws;
}

/** Prepares a run against the configured AWS account. */
export async function openWorkplace({ config, state }: CommonFlags, env: Env): Promise<Workplace> {
  return {
    config: await loadConfig(config, env),
    dir: state ?? DEFAULT_STATE,
    key: await loadKey(env),
    env,
    [Symbol.asyncDispose]: async () => {},
  };
}

/**
 * Prepares a rehearsal: a fresh local AWS, a folder of its own, and a key that nobody needs afterwards, since what it
 * seals is of use on this local AWS only. A configuration is rehearsed where there is one; no credential is used.
 */
export async function openRehearsal({ config, state }: CommonFlags, env: Env): Promise<Workplace> {
  const own =
    config === DEFAULT_CONFIG && !existsSync(config) ? null : await loadConfig(config, env);
  const local = await startLocalAws(own === null ? {} : { pool: toRehearsalPool(own) });
  return {
    config: parseConfig(own === null ? local.config : toRehearsalConfig(own, local.config)),
    dir: state ?? (await mkdtemp(join(tmpdir(), 'cognito-onboard-'))),
    key: createKey(),
    env: {},
    local,
    [Symbol.asyncDispose]: () => local.close(),
  };
}
