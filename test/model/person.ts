import type { Configuration } from './configuration.ts';

export const BATCH = 'people';
export const GROUPS = ['staff', 'admins'] as const;
export const PASSWORD = 'Passw0rd!';

/** The person of the row, as the input describes them. */
export interface Person {
  readonly username: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
}

/** Makes the person of a row. */
export function toPerson({ address, groups }: Configuration): Person {
  return {
    username: address === 'username' ? 'ada@example.com' : 'ada',
    attributes: address === 'attribute' ? { email: 'ada@example.com' } : {},
    groups: GROUPS.slice(0, groups),
  };
}
