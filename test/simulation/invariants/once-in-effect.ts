import { contextOf, readRows } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { Invariant } from './invariant.ts';

const promise = 'nothing that matters is done twice';

/** How often an operation may take effect for a row. */
type Limits = Readonly<Record<string, (scene: Scene, username: string) => number>>;

const LIMITS: Limits = {
  SignUp: toCreations,
  AdminCreateUser: toCreations,
  ResendConfirmationCode: ({ plan }) => plan.setting.maxResends,
  SendEmail: ({ plan }) => (plan.setting.mail === 'resend' ? Infinity : 1),
};

function toCreations({ vanished }: Scene, username: string): number {
  return vanished.has(username) ? Infinity : 1;
}

export const onceInEffect: Invariant = {
  promise,
  watch(scene) {
    const effects = new Map<string, number>();
    return {
      effect({ username, request: { operation } }, isDone) {
        const limit = LIMITS[operation];
        if (!isDone || username === null || limit === undefined) return;
        const name = `${username} ${operation}`;
        const count = (effects.get(name) ?? 0) + 1;
        effects.set(name, count);
        if (count > limit(scene, username))
          scene.report(promise, `${name} took effect ${count} times`);
      },
      end() {
        for (const { key, outcome, life } of readRows(scene)) {
          if (outcome !== 'provisioned' || life === null) continue;
          const { sub } = contextOf(life);
          const objects = [...scene.world.books.objects.values()].filter(
            ({ metadata }) => metadata['cognito-onboard-sub'] === sub,
          );
          if (objects.length > 1) scene.report(promise, `${key} has ${objects.length} objects`);
        }
      },
    };
  },
};
