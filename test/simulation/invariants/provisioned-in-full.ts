import type { OnboardingContext } from '../../../src/machines/onboarding.ts';
import type { WorldObject, WorldUser } from '../../world/books.ts';
import { contextOf, readRows } from '../scene.ts';
import type { Resident, Scene } from '../scene.ts';
import type { Invariant } from './invariant.ts';

const promise = 'whoever is provisioned has everything that the row asks for, and it is theirs';

export const provisionedInFull: Invariant = {
  promise,
  watch: (scene) => ({
    end() {
      for (const { key, outcome, life } of readRows(scene)) {
        if (outcome !== 'provisioned' || life === null || scene.vanishings.has(key)) continue;
        const user = scene.world.books.users.get(key);
        const person = scene.people.find(({ username }) => username === key);
        if (user === undefined || person === undefined) {
          scene.report(promise, `${key} is nobody`);
          continue;
        }
        const { ownership } = contextOf(life);
        const provisioned = { scene, person, user, ownership };
        const lacks = [...findUserLacks(provisioned), ...findObjectLacks(provisioned)];
        for (const what of lacks) scene.report(promise, `${key} ${what}`);
      }
    },
  }),
};

interface Provisioned {
  readonly scene: Scene;
  readonly person: Resident;
  readonly user: WorldUser;
  readonly ownership: OnboardingContext['ownership'];
}

function findUserLacks({ scene, person, user, ownership }: Provisioned): readonly string[] {
  const { attributes, groups, password } = user;
  const { passwordFrom } = scene.plan.setting;
  const missing = ['staff', 'admins']
    .slice(0, person.groups)
    .filter((name) => !groups.includes(name));
  return [
    ...missing.map((name) => `is not in ${name}`),
    ...(attributes['email'] === person.email ? [] : [`is mailed at ${attributes['email']}`]),
    ...(ownership === 'ours' && isVouchedFor(scene) && attributes['email_verified'] !== 'true'
      ? ['has an address that nobody verified']
      : []),
    ...(passwordFrom === 'row' && password !== person.password ? ['has another password'] : []),
  ];
}

/**
 * An address is proven by a code or a link, or vouched for by an administrator who confirms; nobody vouches for users who
 * cannot be told from strangers.
 */
function isVouchedFor({ plan: { setting } }: Scene): boolean {
  const isProven = setting.signUp === 'self' && !setting.confirmsAtOnce;
  return setting.mayReadUsers && (setting.confirmBy === 'admin' || isProven);
}

function findObjectLacks({ scene, user, person }: Provisioned): readonly string[] {
  const { world } = scene;
  const objects = [...world.books.objects.values()];
  const ours = objects.filter(({ metadata }) => metadata['cognito-onboard-sub'] === user.sub);
  // An object of a user who was there before the row stays, where the operator chose so.
  const isKept = ours.length === 0 && person.stranger !== 'none' && person.hasObject;
  if (ours.length !== 1) return isKept ? [] : [`has ${ours.length} objects`];
  const isIdentitys = scene.plan.setting.credentials === 'identityPool';
  const key = `users/${isIdentitys ? world.identityOf(user.sub) : user.sub}/profile.json`;
  return ours
    .filter((object) => object.key !== key || !isAbout(object, user))
    .map((object) => `has the object ${object.key} with ${object.body}`);
}

function isAbout({ body }: WorldObject, { sub, username }: WorldUser): boolean {
  const profile = JSON.parse(body) as Readonly<Record<string, unknown>>;
  return profile['sub'] === sub && profile['username'] === username;
}
