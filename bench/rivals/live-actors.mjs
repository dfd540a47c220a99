// @ts-check
import { argv } from 'node:process';
import pMap from 'p-map';
import { createActor, fromPromise, toPromise } from 'xstate';
import { onboardingMachine, parseConfig } from '../../dist/index.js';
import { toPolicy } from '../../dist/runner/policy.js';
import { INSTANT_ANSWERS, INSTANT_CONFIG } from '../instant-services.mjs';
import { people } from '../people.mjs';
import { countCpuSeconds } from '../process-usage.mjs';

// The same chart as live actors, which are lost when the process is: no store, no secrets, the same answers at once.
const CONCURRENCY = 64;

/** @typedef {import('../../dist/index.js').Calls} Calls */

const [, , count = '', confirmation] = argv;
const confirmed = confirmation !== 'code';
const machine = onboardingMachine.provide({
  actors: {
    signUp: answer('signUp', ({ username }) => INSTANT_ANSWERS.signUp(username, confirmed)),
    confirmSignUp: answer('confirmSignUp', () => null),
    authenticate: answer('authenticate', () => INSTANT_ANSWERS.authenticate),
    readUser: answer('readUser', ({ username }) => INSTANT_ANSWERS.readUser(username)),
    storeObject: answer('storeObject', ({ sub }) => INSTANT_ANSWERS.storeObject(sub)),
    sendWelcomeMail: answer('sendWelcomeMail', () => INSTANT_ANSWERS.sendWelcomeMail),
    signOut: answer('signOut', () => null),
  },
});
const policy = toPolicy(parseConfig(INSTANT_CONFIG));

const readCpuSeconds = countCpuSeconds();
let users = 0;
await pMap(people(Number(count)), onboard, { concurrency: CONCURRENCY });
process.stdout.write(`${JSON.stringify({ users, cpuSeconds: readCpuSeconds() })}\n`);

/** @param {ReturnType<typeof import('../people.mjs').toPerson>} person */
async function onboard({ username, email }) {
  const row = { username, attributes: { email }, groups: [], batch: 'people', row: 1 };
  const actor = createActor(machine, { input: { ...row, policy, startedAt: Date.now() } });
  let isTold = confirmed;
  actor.subscribe((snapshot) => {
    if (isTold || !snapshot.matches('pendingConfirmation')) return;
    isTold = true;
    actor.send({ type: 'code.received' });
  });
  actor.start();
  await toPromise(actor);
  if (actor.getSnapshot().matches('provisioned')) users += 1;
}

/**
 * @template {keyof Calls} Name
 * @param {Name} _name
 * @param {(input: Calls[Name]['input']) => Calls[Name]['output']} toOutput
 * @returns {import('xstate').PromiseActorLogic<Calls[Name]['output'], Calls[Name]['input']>}
 */
function answer(_name, toOutput) {
  return fromPromise(async ({ input }) => toOutput(input));
}
