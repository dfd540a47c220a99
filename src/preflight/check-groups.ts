import type { Finding } from '../domain/plan.ts';
import type { PoolReader } from '../services/account-settings.ts';
import { ask, stop } from './findings.ts';

/** A look that fails is about the pool. */
const ABOUT = 'cognito.userPoolId';

/** Asks for each group of the rows; ends where nobody answers. */
export async function checkGroups(
  groups: Iterable<string>,
  pool: PoolReader,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const missing: string[] = [];
  for (const group of groups) {
    const { value, findings } = await ask(ABOUT, pool.hasGroup(group, signal));
    if (value === undefined) return [...toFindings(missing), ...findings];
    if (!value) missing.push(group);
  }
  return toFindings(missing);
}

function toFindings(missing: readonly string[]): readonly Finding[] {
  if (missing.length === 0) return [];
  const names = missing.map((name) => `\`${name}\``).join(', ');
  const message = `Expected the pool to have every group of the rows, but it lacks ${names}. Create it in the pool, or correct the rows.`;
  return [stop('rows', message)];
}
