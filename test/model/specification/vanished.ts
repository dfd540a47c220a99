import { countReturn, fail, removeUser } from './changes.ts';
import { canReturn } from './checks.ts';
import { to, when } from './way.ts';
import type { Way } from './way.ts';

/** Another program deleted the user: the row looks what is true, as often as it may. */
export const vanished: readonly Way[] = [
  when(canReturn, to('#reconciling', removeUser, countReturn)),
  to('#failed', removeUser, fail('USER_NOT_FOUND')),
];
