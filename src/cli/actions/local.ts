import { readFile } from 'node:fs/promises';
import { ConfigError } from '../../domain/config-error.ts';
import type { QuotaCategory } from '../../domain/quota.ts';
import { parseFaults } from '../../local/fault-schema.ts';
import type { Fault } from '../../local/faults.ts';
import { startLocalAws } from '../../local/local-aws.ts';
import type { LocalAws, LocalAwsOptions } from '../../local/local-aws.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import type { CommonFlags } from '../flags.ts';
import { untilInterrupted } from '../until-interrupted.ts';

/** The flags of `local`. */
export interface LocalFlags extends CommonFlags {
  readonly port: number;
  readonly latency: number;
  readonly quota?: readonly Quota[];
  readonly faults?: string;
}

/** How many requests of a category the local AWS takes. */
export interface Quota {
  readonly category: QuotaCategory;
  readonly perSecond: number;
}

/** `local`: a local AWS that lives until it is interrupted. */
export async function local(
  context: CliContext,
  { port, latency, quota = [], faults, quiet }: LocalFlags,
): Promise<void> {
  await using aws = await startOn(port, {
    latencyMs: latency,
    quotas: Object.fromEntries(quota.map(({ category, perSecond }) => [category, perSecond])),
    faults: faults === undefined ? [] : await readFaults(faults),
  });
  const interrupt = untilInterrupted(context);
  print(context, [JSON.stringify({ endpoint: aws.endpoint, config: aws.config })]);
  if (!quiet) say(context, `The local AWS listens on ${aws.endpoint}; interrupt to end it`);
  context.process.exitCode = EXIT_CODES[await interrupt];
}

async function startOn(port: number, options: LocalAwsOptions): Promise<LocalAws> {
  try {
    return await startLocalAws({ ...options, port });
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause && cause.syscall === 'listen')) throw cause;
    throw new ConfigError(
      `Expected the port ${port} of 127.0.0.1 to be free: ${cause.message}. Name another with --port; 0 takes any.`,
      { cause },
    );
  }
}

async function readFaults(path: string): Promise<readonly Fault[]> {
  try {
    return parseFaults(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read';
    throw new ConfigError(`Expected a JSON array of faults at ${path}: ${reason}`, { cause });
  }
}
