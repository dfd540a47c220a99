import type { Scene } from '../scene.ts';
import type { Sent } from '../watcher.ts';
import type { Invariant } from './invariant.ts';

const promise = 'nothing that matters is done twice: sign-up, resend, object, welcome mail';

/** How often an operation may take effect for a row. */
const LIMITS: Readonly<Record<string, (scene: Scene, username: string) => number>> = {
  SignUp: toCreations,
  AdminCreateUser: toCreations,
  ResendConfirmationCode: ({ plan }) => plan.setting.maxResends,
  // Who wants unknown mails sent again takes any number for one that was heard of.
  SendEmail: ({ plan }) => (plan.setting.mail === 'resend' ? Infinity : 1),
};

/** A user who vanishes may be made again. */
function toCreations({ vanishings }: Scene, username: string): number {
  return 1 + (vanishings.get(username) ?? 0);
}

/** What is not even sent again, once a process has heard that it succeeded. */
const FINAL: ReadonlySet<string> = new Set(['SignUp', 'AdminCreateUser', 'SendEmail']);

export const onceInEffect: Invariant = {
  promise,
  watch(scene) {
    const effects = new Map<string, number>();
    const heard = new Set<string>();
    /** One user of a row, as long as nobody deletes it. */
    const toName = ({ username, request: { operation } }: Sent): string =>
      `${username} ${operation} ${scene.vanishings.get(username ?? '') ?? 0}`;
    return {
      begin: () => heard.clear(),
      request(sent) {
        if (heard.has(toName(sent))) scene.report(promise, `${toName(sent)} is sent once more`);
      },
      effect({ username, request: { operation } }, isDone) {
        const limit = LIMITS[operation];
        if (!isDone || username === null || limit === undefined) return;
        const name = `${username} ${operation}`;
        const count = (effects.get(name) ?? 0) + 1;
        effects.set(name, count);
        if (count > limit(scene, username))
          scene.report(promise, `${name} took effect ${count} times`);
      },
      answer(sent, said) {
        if (said === 'output' && FINAL.has(sent.request.operation)) heard.add(toName(sent));
      },
    };
  },
};
