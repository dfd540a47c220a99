import { FAILURE_CLASSES } from '../../../src/domain/failure.ts';
import type { FailureCode } from '../../../src/domain/failure.ts';
import { contextOf, readRows } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { Invariant } from './invariant.ts';

const promise = 'a row fails by what the world did to it, and no sooner than its attempts are over';

export const failuresDeserved: Invariant = {
  promise,
  watch(scene) {
    const adversities = new Map<string, Adversity>();
    const toAdversity = (username: string): Adversity => {
      const known = adversities.get(username);
      if (known !== undefined) return known;
      const fresh: Adversity = { refusals: new Map(), last: null, isRefused: false };
      adversities.set(username, fresh);
      return fresh;
    };
    return {
      /** An answer that was heard and not written down never came. */
      begin() {
        for (const { key, life } of readRows(scene)) {
          const { last, refusals } = toAdversity(key);
          const retries = life === null ? 0 : contextOf(life).retries;
          if (last !== null) refusals.set(last, Math.max(refusals.get(last) ?? 0, retries));
        }
      },
      fault({ username }, kind) {
        if (username !== null && kind === 'row refused') toAdversity(username).isRefused = true;
      },
      answer({ username, request: { operation } }, said) {
        // Signing out is best effort, and comes after the failure.
        if (username === null || operation === 'RevokeToken') return;
        const adversity = toAdversity(username);
        if (said === 'output') {
          // What went well begins to count anew.
          adversity.refusals.delete(operation);
          return;
        }
        adversity.refusals.set(operation, (adversity.refusals.get(operation) ?? 0) + 1);
        adversity.last = operation;
      },
      end() {
        for (const { key, outcome, life } of readRows(scene)) {
          if (outcome !== 'failed' || life === null || scene.vanishings.has(key)) continue;
          const code = contextOf(life).failure?.code;
          const what = findInjustice(code, { scene, key, adversity: toAdversity(key) });
          if (what !== undefined) scene.report(promise, `${key} ${what}`);
        }
      },
    };
  },
};

/** What a row met. */
interface Adversity {
  /** Answers that were no output, by operation. */
  readonly refusals: Map<string, number>;
  /** The operation that was refused last. */
  last: string | null;
  isRefused: boolean;
}

interface Failed {
  readonly scene: Scene;
  readonly key: string;
  readonly adversity: Adversity;
}

/** Whom these befall, somebody else was there before, or our clock was set. */
const OF_STRANGERS: readonly FailureCode[] = [
  'USER_EXISTS',
  'USER_NOT_OURS',
  'USER_DISABLED',
  'PASSWORD_WRONG',
  'OBJECT_NOT_OURS',
];

const OF_REFUSED: readonly FailureCode[] = [
  'TRIGGER_REFUSED',
  'OBJECT_REFUSED',
  'RECIPIENT_REFUSED',
  'IDENTITY_REFUSED',
];

function findInjustice(code: FailureCode | undefined, failed: Failed): string | undefined {
  if (code === undefined) return 'failed for no reason';
  if (FAILURE_CLASSES[code] === 'T') return findHaste(code, failed);
  return isDeserved(code, failed) ? undefined : `failed with ${code}, and nothing shows why`;
}

function isDeserved(code: FailureCode, { scene, key, adversity }: Failed): boolean {
  const { confirmBy, mayReadUsers } = scene.plan.setting;
  if (code === 'CONFIRMATION_TIMEOUT') return confirmBy !== 'admin';
  if (code === 'TOKEN_EXPIRED') return isDownForLong(scene);
  if (code === 'OWNERSHIP_UNPROVEN') return !mayReadUsers;
  if (OF_REFUSED.includes(code)) return adversity.isRefused;
  const person = scene.people.find(({ username }) => username === key);
  return OF_STRANGERS.includes(code) && (person?.stranger !== 'none' || isClockSet(scene));
}

const TOKENS_LIVE_MS = 3_600_000;

/** Every time that a process dies for so long in the midst of a step, the row goes back to its sign-in; it does so five times. */
function isDownForLong({ plan }: Scene): boolean {
  return plan.lives.filter(({ downMs }) => downMs >= 0.9 * TOKENS_LIVE_MS).length > 1;
}

function findHaste(code: FailureCode, { scene, adversity }: Failed): string | undefined {
  const { refusals, last } = adversity;
  const count = refusals.get(last ?? '') ?? 0;
  const { maxAttempts } = scene.plan.setting;
  if (count >= maxAttempts) return undefined;
  return `gave up at ${code} of ${last} after ${count} of ${maxAttempts} attempts`;
}

/** A user of ours whose sign-up was not answered is told from others by our clock. */
export function isClockSet({ plan }: Scene): boolean {
  return plan.clockSets.length > 0;
}
