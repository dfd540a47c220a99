import type { WorldUser } from '../../world/books.ts';
import type { Resident, Scene } from '../scene.ts';
import type { Invariant } from './invariant.ts';

const promise = "a stranger's user is never touched";

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
    const findPerson = (key: string): Resident | undefined =>
      scene.people.find(({ username }) => username === key);
    return {
      end() {
        for (const { user, before, groups } of strangers) {
          const { username } = user;
          const after = toUntouchable(user);
          if (after !== before) scene.report(promise, `${username} was ${before}, is ${after}`);
          if (mayBeAdopted(findPerson(username), scene)) continue;
          if (user.groups.length !== groups) {
            scene.report(promise, `${username} is in other groups than before`);
          }
          if (scene.vanishings.has(username)) continue;
          if (books.mails.some(({ to }) => to === user.attributes['email'])) {
            scene.report(promise, `${username} was mailed`);
          }
        }
        for (const object of objects) {
          const owner = scene.world.ownerOfKey(object.key) ?? '';
          const isReplaced = books.objects.get(object.key) !== object;
          const mayReplace = scene.plan.setting.onExistingObject === 'overwrite';
          if (isReplaced && !(mayReplace && mayBeAdopted(findPerson(owner), scene))) {
            scene.report(promise, `the object at ${object.key} is another one`);
          }
        }
      },
    };
  },
};

/**
 * Joining groups, an object and a mail are part of adopting somebody who can sign in; nothing else is. Who may not read
 * users takes a sign-in with the password of the row for the proof that the user is ours.
 */
function mayBeAdopted(person: Resident | undefined, { plan: { setting } }: Scene): boolean {
  if (person?.stranger !== 'confirmed') return false;
  return setting.onExisting === 'adopt' || !setting.mayReadUsers;
}
