import type { LifecycleState } from '../../../src/domain/lifecycle.ts';
import type { OnboardingContext } from '../../../src/machines/onboarding.ts';
import type { StoredRow } from '../../../src/store/store.ts';
import { contextOf, readRows } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { Invariant } from './invariant.ts';

const promise =
  'the store is never ahead of the world, and never behind by a call not to be repeated';

export const neverAhead: Invariant = {
  promise,
  watch: (scene) => ({
    rest() {
      for (const row of readRows(scene)) {
        for (const what of findLies(row, scene)) scene.report(promise, `${row.key} ${what}`);
      }
    },
  }),
};

/** Says what the store tells of a row and the world does not hold. */
function findLies({ key, state, life }: StoredRow, scene: Scene): readonly string[] {
  if (life === null || scene.vanishings.has(key)) return [];
  const told = { key, state, context: contextOf(life) };
  return [
    ...findUserLies(told, scene),
    ...findObjectLies(told, scene),
    ...findMailLies(told, scene),
  ];
}

interface Told {
  readonly key: string;
  readonly state: LifecycleState;
  readonly context: OnboardingContext;
}

function findUserLies({ key, state, context }: Told, { world }: Scene): readonly string[] {
  const { sub, status } = world.books.users.get(key) ?? { sub: 'nobody', status: 'nowhere' };
  if (sub !== (context.sub ?? sub)) return [`is said to be ${context.sub}, and is ${sub}`];
  const isProven = ['confirmed', 'authenticated', 'provisioned'].includes(state);
  if (!isProven || (state === 'confirmed' && context.ownership !== 'ours')) return [];
  return status === 'CONFIRMED' ? [] : [`is ${state}, and ${status}`];
}

function findObjectLies({ state, context }: Told, { world, plan }: Scene): readonly string[] {
  const { object } = context;
  if (object === null) return state === 'provisioned' ? ['is provisioned without an object'] : [];
  const found = world.books.objects.get(object.key);
  // What S3 takes in late replaces an object by the same: there it has the same tag, here every write has its own.
  const isReplaced =
    plan.setting.onExistingObject === 'overwrite' &&
    found?.metadata['cognito-onboard-sub'] === context.sub;
  return found?.etag === object.etag || isReplaced
    ? []
    : [`has no object ${object.etag} at ${object.key}`];
}

function findMailLies({ key, state, context }: Told, { world, plan }: Scene): readonly string[] {
  const { mail } = context;
  if (mail === null) {
    const isMissing = state === 'provisioned' && plan.setting.mail !== 'none';
    return isMissing ? ['is provisioned without a mail'] : [];
  }
  if (mail.status === 'unknown') return [];
  const found = world.books.mails.find(({ id }) => id === mail.messageId);
  return found?.to === `${key}@example.com` ? [] : [`has no mail ${mail.messageId}`];
}
