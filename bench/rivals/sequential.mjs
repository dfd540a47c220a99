// @ts-check
import { argv } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { people } from '../people.mjs';
import { listInbox, readMail } from './inbox.mjs';
import { openClients, provision, signUp } from './onboard.mjs';

// The script that people write first: one person after another, the SDK as it comes.
const POLL_MS = 100;

const [, , dir = '', count = ''] = argv;
const clients = await openClients(dir);
const read = new Set();

const startedAt = performance.now();
for (const person of people(Number(count))) {
  await signUp(clients, person);
  await provision(clients, person, await awaitCode(person.email));
}
const seconds = (performance.now() - startedAt) / 1000;
process.stdout.write(`${JSON.stringify({ users: Number(count), seconds })}\n`);

/** @param {string} address */
async function awaitCode(address) {
  for (;;) {
    for (const key of await listInbox(clients)) {
      if (read.has(key)) continue;
      read.add(key);
      const { to, code } = await readMail(clients, key);
      if (to === address) return code;
    }
    await sleep(POLL_MS);
  }
}
