import type { Finding } from '../domain/plan.ts';
import type { PoolReader } from '../services/account-settings.ts';
import { ask, stop } from './findings.ts';
import type { Survey } from './survey-rows.ts';

/** A look that fails is about the pool. */
const ABOUT = 'cognito.userPoolId';

type Groups = Pick<Survey, 'groups' | 'hasMoreGroups'>;

/** Asks for each group of the rows; ends where nobody answers. */
export async function checkGroups(
  { groups, hasMoreGroups }: Groups,
  pool: PoolReader,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const missing: string[] = [];
  for (const group of groups) {
    const { value, findings } = await ask(ABOUT, pool.hasGroup(group, signal));
    if (value === undefined) return [...toFindings(missing), ...findings];
    if (!value) missing.push(group);
  }
  return [...toFindings(missing), ...(hasMoreGroups ? [toRest(groups.size)] : [])];
}

function toRest(asked: number): Finding {
  const message = `The rows have more groups than the first ${asked}, which were asked for. Make sure that the pool has the others.`;
  return { severity: 'unknown', about: 'rows', message };
}

function toFindings(missing: readonly string[]): readonly Finding[] {
  if (missing.length === 0) return [];
  const names = missing.map((name) => `\`${name}\``).join(', ');
  const message = `Expected the pool to have every group of the rows, but it lacks ${names}. Create it in the pool, or correct the rows.`;
  return [stop('rows', message)];
}
