// @ts-check
import { argv } from 'node:process';
import pMap from 'p-map';
import { people } from '../people.mjs';
import { countCpuSeconds } from '../process-usage.mjs';
import { createInbox } from './inbox.mjs';
import { openClients, provision, signOut, signUp } from './onboard.mjs';

// A loop by hand: many people at a time, the SDK's own retries as they are asked for, nothing durable. Somebody whose
// call fails in the end is lost. Ends once everybody had a turn, or when it is told to.
const CONCURRENCY = 64;
/** As many as ours: the SDK's own 50 would make the others wait. */
const MAX_SOCKETS = 256;

const [, , dir = '', count = '', options = '{}'] = argv;
const requestHandler = { httpAgent: { keepAlive: true, maxSockets: MAX_SOCKETS } };
const clients = await openClients(dir, { requestHandler, ...JSON.parse(options) });
const inbox = createInbox(clients);
const stopped = new AbortController();
let users = 0;
let lost = 0;

const readCpuSeconds = countCpuSeconds();
process.once('SIGTERM', () => {
  tell();
  process.exit();
});
const watching = inbox.watch(stopped.signal);
await pMap(people(Number(count)), onboard, { concurrency: CONCURRENCY });
stopped.abort();
await watching;
tell();

/** @param {import('./onboard.mjs').Person} person */
async function onboard(person) {
  try {
    await signUp(clients, person);
    const code = await inbox.codeFor(person.email);
    await signOut(clients, await provision(clients, person, code));
    users += 1;
  } catch {
    lost += 1;
  }
}

function tell() {
  process.stdout.write(`${JSON.stringify({ users, lost, cpuSeconds: readCpuSeconds() })}\n`);
}
