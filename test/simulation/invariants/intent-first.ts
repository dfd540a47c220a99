import { readRow } from '../scene.ts';
import type { Sent } from '../watcher.ts';
import type { Invariant } from './invariant.ts';

const promise = 'the store is never behind by a call that must not be repeated';

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
    const revisions = new Map<Sent, string>();
    return {
      request(sent) {
        const src = ONCE[sent.request.operation];
        if (src === undefined || sent.username === null) return;
        const row = readRow(scene, sent.username);
        const call = row?.life?.call;
        if (row?.started !== true || call?.src !== src) {
          const stored = `${call?.src ?? 'no call'}${row?.started === true ? ', begun' : ''}`;
          scene.report(promise, `${sent.username} sends ${src} while the store says: ${stored}`);
          return;
        }
        const revision = `${sent.username} ${src} ${call.revision}`;
        revisions.set(sent, revision);
        if (done.has(revision)) scene.report(promise, `${revision} is sent after it took effect`);
      },
      effect(sent, isDone) {
        const revision = revisions.get(sent);
        if (isDone && revision !== undefined) done.add(revision);
      },
    };
  },
};
