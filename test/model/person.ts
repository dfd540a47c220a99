import type { Configuration } from './configuration.ts';

export const BATCH = 'people';
export const GROUPS = ['staff', 'admins'] as const;
export const PASSWORD = 'Passw0rd!';

/** Where the person reads mail. */
export const ADDRESS = 'ada@example.com';

/** Whose objects stand in the way: those of another row of the batch, and those of a stranger. */
export const OTHERS = {
  anotherRow: { batch: BATCH, sub: 'another-sub' },
  stranger: { batch: 'another-batch', sub: 'another-sub' },
} as const;

/** What others' objects hold. */
export const THEIRS = 'theirs';

/** The person of the row, as the input describes them. */
export interface Person {
  readonly username: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
}

/** Makes the person of a row. */
export function toPerson({ address, groups }: Configuration): Person {
  return {
    username: address === 'username' ? ADDRESS : 'ada',
    attributes: address === 'attribute' ? { email: ADDRESS } : {},
    groups: GROUPS.slice(0, groups),
  };
}
