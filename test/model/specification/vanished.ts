import { countReturn, fail, removeUser } from './changes.ts';
import { canReturn, isUser } from './checks.ts';
import { to, when } from './way.ts';
import type { Change, Way } from './way.ts';

/** Another program deleted the user: the row looks what is true, as often as it may. */
export const vanished: readonly Way[] = [
  when(canReturn, to('#reconciling', removeUser, countReturn)),
  to('#failed', removeUser, fail('USER_NOT_FOUND')),
];

/** Changes a user who is not confirmed yet, and no other. */
export const ifUnconfirmed =
  (change: Change): Change =>
  (context) =>
    isUser('unconfirmed')(context) ? change(context) : {};
