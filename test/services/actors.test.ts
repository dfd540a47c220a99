import { beforeEach, expect, it } from 'vitest';
import { createActor, waitFor } from 'xstate';
import type { OnboardingPolicy } from '../../src/domain/policy.ts';
import type { Secrets } from '../../src/domain/secrets.ts';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { createActors } from '../../src/services/actors.ts';
import type { Services } from '../../src/services/services.ts';
import { PASSWORD, readCode, useLocalServices } from './local-services.ts';

const local = useLocalServices();
let services: Services;

beforeEach(async () => {
  services = await local().create();
});

const POLICY: OnboardingPolicy = {
  signUpBy: 'self',
  confirmBy: 'code',
  confirmationTimeoutMs: 60_000,
  resendAfterMs: 60_000,
  maxResends: 0,
  knowsPassword: true,
  onExistingUser: 'fail',
  storageCredentials: 'operator',
  onExistingObject: 'keep',
  sendsMail: true,
  onUnknownMail: 'skip',
  retry: { maxAttempts: 3, baseDelayMs: 1, maxDelayMs: 1 },
};

/** Starts the chart of one person in a plain actor of XState. */
function start(secrets: Secrets | (() => Secrets), policy: Partial<OnboardingPolicy> = {}) {
  const actors = createActors(services, secrets);
  const actor = createActor(onboardingMachine.provide({ actors }), {
    input: {
      batch: 'spring',
      row: 1,
      username: 'ann',
      attributes: { email: 'ann@example.com' },
      groups: [],
      policy: { ...POLICY, ...policy },
      startedAt: Date.now(),
    },
  });
  return actor.start();
}

const isDone = ({ status }: { readonly status: string }): boolean => status === 'done';

it('a person is provisioned in a plain actor, with a code that comes later', async () => {
  let secrets: Secrets = { password: PASSWORD };
  const actor = start(() => secrets);
  await waitFor(actor, (snapshot) => snapshot.matches({ pendingConfirmation: 'awaitingCode' }));
  secrets = { ...secrets, code: await readCode(services, 'ann') };
  actor.send({ type: 'code.received' });
  const { value, context } = await waitFor(actor, isDone, { timeout: 20_000 });
  expect(value).toBe('provisioned');
  expect(context.attempts).toEqual({
    signingUp: 1,
    confirmingCode: 1,
    authenticating: 1,
    readingUser: 1,
    storingObject: 1,
    sendingWelcomeMail: 1,
    signingOut: 1,
  });
  const { users, objects, mails } = await local().books();
  expect(users).toMatchObject([{ username: 'ann', sub: context.sub, status: 'CONFIRMED' }]);
  expect(objects).toMatchObject([{ key: `users/${context.sub}/profile.json` }]);
  expect(mails.map(({ kind }) => kind)).toEqual(['cognito', 'ses']);
});

it('a person is provisioned with a password alone where nobody needs a code', async () => {
  await local().disturb({ operation: 'PutObject', fault: 'lostReply', calls: [1] });
  const actor = start({ password: PASSWORD }, { confirmBy: 'admin' });
  const { value, context } = await waitFor(actor, isDone, { timeout: 20_000 });
  expect(value).toBe('provisioned');
  expect(context.attempts).toMatchObject({ storingObject: 2, checkingObject: 1 });
});

it('a failure of a service reaches the chart as data', async () => {
  const actor = start({ password: 'short' });
  const { value, context } = await waitFor(actor, isDone, { timeout: 20_000 });
  expect(value).toBe('failed');
  expect(context.failure).toMatchObject({ code: 'PASSWORD_REFUSED', step: 'signingUp' });
});

it('no secret gets into the snapshot', async () => {
  const actor = start({ password: PASSWORD }, { confirmBy: 'admin' });
  const snapshots: string[] = [];
  actor.subscribe((snapshot) => snapshots.push(JSON.stringify(snapshot)));
  await waitFor(actor, isDone, { timeout: 20_000 });
  expect(snapshots.filter((text) => text.includes(PASSWORD) || /"ey[\w-]+\./.test(text))).toEqual(
    [],
  );
  expect(snapshots.length).toBeGreaterThan(5);
});

it('a call that its row no longer needs is broken off', async () => {
  await local().disturb({ operation: 'SignUp', fault: 'hang' });
  const actor = start({ password: PASSWORD });
  actor.send({ type: 'cancel' });
  expect(actor.getSnapshot().value).toBe('cancelled');
});
