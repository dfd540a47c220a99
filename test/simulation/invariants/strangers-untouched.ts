import type { WorldUser } from '../../world/books.ts';
import type { Invariant } from './invariant.ts';

const promise = "a stranger's user is never touched";

/** Joining a group is part of adopting somebody; nothing else is. */
function toUntouchable({ status, enabled, password, attributes, code }: WorldUser): string {
  return JSON.stringify({ status, enabled, password, attributes, code });
}

export const strangersUntouched: Invariant = {
  promise,
  watch(scene) {
    const { books } = scene.world;
    const strangers = [...books.users.values()].map((user) => ({
      user,
      before: toUntouchable(user),
      groups: user.groups.length,
    }));
    const objects = [...books.objects.values()];
    const { onExisting, onExistingObject, mayReadUsers } = scene.plan.setting;
    // Who may not read users takes a sign-in with the password of the row for the proof that the user is ours.
    const isAdopted = onExisting === 'adopt' || !mayReadUsers;
    return {
      end() {
        for (const { user, before, groups } of strangers) {
          const after = toUntouchable(user);
          if (after !== before)
            scene.report(promise, `${user.username} was ${before}, is ${after}`);
          if (!isAdopted && user.groups.length !== groups) {
            scene.report(promise, `${user.username} is in other groups than before`);
          }
        }
        for (const object of onExistingObject === 'overwrite' ? [] : objects) {
          if (books.objects.get(object.key) === object) continue;
          scene.report(promise, `the object at ${object.key} is another one`);
        }
      },
    };
  },
};
