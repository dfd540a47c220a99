import { readRows } from '../scene.ts';
import type { Resident, Scene } from '../scene.ts';
import { isClockSet } from './failures-deserved.ts';
import type { Invariant } from './invariant.ts';

const promise = 'whoever confirms in time is provisioned, whatever the process lives through';

/** Well within every deadline. */
const SOON_MS = 60_000;

export const unhinderedProvisioned: Invariant = {
  promise,
  watch(scene) {
    const hindered = new Set<string>();
    return {
      fault({ username }) {
        if (username !== null) hindered.add(username);
      },
      end() {
        // Both leave a user of ours looking like a stranger's, which stops the row.
        if (isClockSet(scene) || !scene.plan.setting.mayReadUsers) return;
        const rows = new Map(readRows(scene).map((row) => [row.key, row]));
        for (const person of scene.people) {
          const outcome = rows.get(person.username)?.outcome;
          if (hindered.has(person.username) || !isWelcome(person, scene)) continue;
          if (outcome === 'provisioned') continue;
          scene.report(promise, `${person.username} is ${outcome}`);
        }
      },
    };
  },
};

function isWelcome({ stranger, habit, waitMs }: Resident, { plan }: Scene): boolean {
  if (stranger !== 'none') return false;
  const { signUp, confirmBy } = plan.setting;
  const isByAdmin = signUp === 'admin' || confirmBy === 'admin';
  return isByAdmin || (['prompt', 'twice', 'mistyping'].includes(habit) && waitMs < SOON_MS);
}
