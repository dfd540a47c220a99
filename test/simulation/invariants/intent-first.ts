import type { StoredRow } from '../../../src/store/store.ts';
import { readRow } from '../scene.ts';
import type { Sent } from '../watcher.ts';
import type { Invariant } from './invariant.ts';

const promise =
  'the store is never ahead of the world, and never behind by a call not to be repeated';

/** The chart's name of each call that must not be made twice blindly. */
const ONCE: Readonly<Record<string, string>> = {
  SignUp: 'signUp',
  AdminCreateUser: 'createUser',
  ResendConfirmationCode: 'resendCode',
  SendEmail: 'sendWelcomeMail',
};

export const intentFirst: Invariant = {
  promise,
  watch(scene) {
    const done = new Set<string>();
    const attempts = new Map<Sent, string>();
    return {
      request(sent) {
        const src = ONCE[sent.request.operation];
        if (src === undefined) return;
        if (sent.username === null) return scene.report(promise, `nobody sends ${src}`);
        const row = readRow(scene, sent.username);
        const stored = toIntent(row);
        if (stored !== src) {
          scene.report(promise, `${sent.username} sends ${src} while the store says: ${stored}`);
        }
        const attempt = `${sent.username} ${src} ${row?.life?.call?.revision}`;
        attempts.set(sent, attempt);
        if (done.has(attempt)) scene.report(promise, `${attempt} is sent after it took effect`);
      },
      effect(sent, isDone) {
        const attempt = attempts.get(sent);
        if (isDone && attempt !== undefined) done.add(attempt);
      },
    };
  },
};

/** The call that the store says has left. */
function toIntent(row: StoredRow | undefined): string {
  const src = row?.life?.call?.src ?? 'no call';
  return row?.started === true ? src : `${src}, not begun`;
}
