import type { StoredRow } from '../../../src/store/store.ts';
import { contextOf, readRows } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { Invariant } from './invariant.ts';

const promise = 'the store is never ahead of the world';

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
function findLies(row: StoredRow, scene: Scene): readonly string[] {
  if (row.life === null || scene.vanished.has(row.key)) return [];
  return [...findUserLies(row, scene), ...findObjectLies(row, scene), ...findMailLies(row, scene)];
}

function findUserLies({ key, state, life }: StoredRow, { world }: Scene): readonly string[] {
  const { sub, ownership } = contextOf(life as NonNullable<typeof life>);
  const user = world.books.users.get(key);
  if (sub !== null && user?.sub !== sub) return [`is said to be ${sub}, and is ${user?.sub}`];
  const isConfirmed = ['authenticated', 'provisioned'].includes(state);
  if (isConfirmed && user?.status !== 'CONFIRMED') return [`is ${state}, and ${user?.status}`];
  if (state === 'provisioned' && ownership === 'none') return ['is provisioned, and nobody’s'];
  return [];
}

function findObjectLies({ state, life }: StoredRow, { world }: Scene): readonly string[] {
  const { object } = contextOf(life as NonNullable<typeof life>);
  if (object === null) return state === 'provisioned' ? ['is provisioned without an object'] : [];
  const found = world.books.objects.get(object.key);
  return found?.etag === object.etag ? [] : [`has no object ${object.etag} at ${object.key}`];
}

function findMailLies({ key, state, life }: StoredRow, { world, plan }: Scene): readonly string[] {
  const { mail } = contextOf(life as NonNullable<typeof life>);
  if (mail === null) {
    const isMissing = state === 'provisioned' && plan.setting.mail !== 'none';
    return isMissing ? ['is provisioned without a mail'] : [];
  }
  if (mail.status === 'unknown') return [];
  const found = world.books.mails.find(({ id }) => id === mail.messageId);
  return found?.to === `${key}@example.com` ? [] : [`has no mail ${mail.messageId}`];
}
