import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../domain/config.ts';
import { parseConfig } from '../domain/parse-config.ts';
import { toRowRequirements } from '../input/row-requirements.ts';
import type { RowRequirements } from '../input/row-requirements.ts';
import { startLocalAws } from '../local/local-aws.ts';
import type { LocalAws } from '../local/local-aws.ts';
import { createKey, loadKey } from '../store/key.ts';
import { usePlace } from '../store/use-place.ts';
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

/** A workplace that was chosen: nothing is made or started before it is opened. */
export interface PlannedWorkplace {
  readonly requires: RowRequirements;
  readonly open: () => Promise<Workplace>;
}

/** Prepares a run against the configured AWS account. */
export async function planWorkplace(flags: CommonFlags, env: Env): Promise<PlannedWorkplace> {
  const config = await loadConfig(flags.config, env);
  return {
    requires: toRowRequirements(config),
    open: async () => ({
      config,
      dir: flags.state ?? DEFAULT_STATE,
      key: await loadKey(env),
      env,
      [Symbol.asyncDispose]: async () => {},
    }),
  };
}

/**
 * Prepares a rehearsal: a fresh local AWS, a folder of its own, and a key that nobody needs afterwards, since what it
 * seals is of use on this local AWS only. A configuration is rehearsed where there is one; no credential is used.
 */
export async function planRehearsal(flags: CommonFlags, env: Env): Promise<PlannedWorkplace> {
  const { config } = flags;
  const own =
    config === DEFAULT_CONFIG && !existsSync(config) ? null : await loadConfig(config, env);
  return {
    requires: own === null ? LOCAL_REQUIREMENTS : toRowRequirements(own),
    open: () => openRehearsal(own, flags.state),
  };
}

/** What the configuration of a local AWS needs of every row. */
const LOCAL_REQUIREMENTS: RowRequirements = { password: true, email: true };

async function openRehearsal(own: Config | null, state: string | undefined): Promise<Workplace> {
  const dir = state ?? (await makeThrowAwayFolder());
  const local = await startLocalAws(own === null ? {} : { pool: toRehearsalPool(own) });
  return {
    config: parseConfig(own === null ? local.config : toRehearsalConfig(own, local.config)),
    dir,
    key: createKey(),
    env: {},
    local,
    [Symbol.asyncDispose]: () => local.close(),
  };
}

function makeThrowAwayFolder(): Promise<string> {
  const path = tmpdir();
  return usePlace(
    { what: 'a folder for a rehearsal', path, mend: 'Mend TMPDIR, or name a folder with --state.' },
    () => mkdtemp(join(path, 'cognito-onboard-')),
  );
}
