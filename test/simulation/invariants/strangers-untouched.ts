import type { WorldUser } from '../../world/books.ts';
import type { Scene } from '../scene.ts';
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
    const objects = [...books.objects.values()].map((object) => ({
      object,
      owner: scene.world.ownerOfKey(object.key) ?? '',
    }));
    return {
      end() {
        for (const stranger of strangers) {
          for (const what of findTouches(stranger, scene)) {
            scene.report(promise, `${stranger.user.username} ${what}`);
          }
        }
        for (const { object, owner } of objects) {
          if (books.objects.get(object.key) === object || mayBeReplaced(owner, scene)) continue;
          scene.report(promise, `the object at ${object.key} is another one`);
        }
      },
    };
  },
};

interface Stranger {
  readonly user: WorldUser;
  readonly before: string;
  readonly groups: number;
}

function findTouches({ user, before, groups }: Stranger, scene: Scene): readonly string[] {
  const after = toUntouchable(user);
  const changes = after === before ? [] : [`was ${before}, is ${after}`];
  if (mayBeAdopted(user.username, scene)) return changes;
  return [
    ...changes,
    ...(user.groups.length === groups ? [] : ['is in other groups than before']),
    ...(isMailed(user, scene) ? ['was mailed'] : []),
  ];
}

/** Where the stranger vanished, the mail went to a user of ours. */
function isMailed({ username, attributes }: WorldUser, { world, vanishings }: Scene): boolean {
  return (
    !vanishings.has(username) && world.books.mails.some(({ to }) => to === attributes['email'])
  );
}

function mayBeReplaced(owner: string, scene: Scene): boolean {
  return scene.plan.setting.onExistingObject === 'overwrite' && mayBeAdopted(owner, scene);
}

/**
 * Joining groups, an object and a mail are part of adopting somebody who can sign in; nothing else is. Who may not read
 * users takes a sign-in with the password of the row for the proof that the user is ours.
 */
function mayBeAdopted(key: string, { people, plan: { setting } }: Scene): boolean {
  if (people.find(({ username }) => username === key)?.stranger !== 'confirmed') return false;
  return setting.onExisting === 'adopt' || !setting.mayReadUsers;
}
