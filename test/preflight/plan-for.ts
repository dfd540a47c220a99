import { expect } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import type { Finding, Plan } from '../../src/domain/plan.ts';
import { toRowRequirements } from '../../src/input/row-requirements.ts';
import { toEntries } from '../../src/input/to-entries.ts';
import { makePlan } from '../../src/preflight/make-plan.ts';
import { createAwsPreflight } from '../../src/services/aws-preflight.ts';
import { CLIENT_SECRET, people } from '../runner/rig.ts';
import type { Bench, Changes } from '../runner/rig.ts';

/** What a plan is made for. */
export interface Subject {
  readonly changes?: Changes;
  /** Settings of the pool. */
  readonly pool?: object;
  readonly rows?: readonly object[];
}

export const { signal } = new AbortController();

/** Plans a batch on a bench whose pool is set up so. */
export async function planFor(
  bench: Bench,
  { changes = {}, pool = {}, rows = people(2) }: Subject = {},
): Promise<Plan> {
  await setPool(bench, pool);
  const config = parseConfig(bench.config(changes));
  using account = await createAwsPreflight(config, { env: { CLIENT_SECRET } });
  const entries = toEntries(rows, { requires: toRowRequirements(config) });
  return makePlan(account, { config, entries, signal });
}

export async function setPool(bench: Bench, pool: object): Promise<void> {
  const answer = await bench.control('PUT', 'pool', pool);
  if (!answer.ok) throw new Error(await answer.text());
}

/** What a plan found, without its words. */
export function toKinds(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, about }) => `${severity} ${about}`);
}

/** A pool set up so, and a configuration that names the secret of its client. */
export function withSecret(pool: object): Subject {
  return { changes: { cognito: { clientSecret: { env: 'CLIENT_SECRET' } } }, pool };
}

/** What does not fit, what is found of it, and the words of the first finding. */
export interface Misfit {
  readonly subject: () => Subject;
  readonly kinds: readonly string[];
  readonly words: RegExp;
}

export async function expectMisfit(bench: Bench, { subject, kinds, words }: Misfit): Promise<void> {
  const { ok, findings } = await planFor(bench, subject());
  expect(toKinds(findings)).toEqual(kinds);
  expect(ok).toBe(!kinds.some((kind) => kind.startsWith('stop')));
  expect(findings[0]?.message).toMatch(words);
}
