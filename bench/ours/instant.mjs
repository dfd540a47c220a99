// @ts-check
import { argv } from 'node:process';
import { createKey, createRunner, openStore, parseConfig } from '../../dist/index.js';
import { createInstantServices, INSTANT_CONFIG } from '../instant-services.mjs';
import { people } from '../people.mjs';
import { countCpuSeconds, readPeakMb } from '../process-usage.mjs';

// Onboards so many people durably with services that answer at once; with `code`, each awaits a code that is delivered.
const [, , dir = '', count = '', confirmation] = argv;
const services = createInstantServices({ confirmed: confirmation !== 'code' });
const store = await openStore({ dir, key: createKey() });
const runner = createRunner({ services, store, config: parseConfig(INSTANT_CONFIG) });

const readCpuSeconds = countCpuSeconds();
const run = runner.start(people(Number(count)), { batch: 'people' });
run.on('row.moved', ({ username, to }) => {
  if (to === 'pendingConfirmation' && confirmation === 'code') void run.deliver(username, '123456');
});
const { counts } = await run;
const cpuSeconds = readCpuSeconds();
await store.close();
const users = counts.provisioned;
process.stdout.write(`${JSON.stringify({ users, cpuSeconds, peakMb: readPeakMb() })}\n`);
