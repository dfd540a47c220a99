// @ts-check
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { createAwsServices, createKey, createRunner } from '../../dist/index.js';
import { openStore, parseConfig } from '../../dist/index.js';
import { people } from '../people.mjs';
import { countCpuSeconds } from '../process-usage.mjs';

// Onboards so many people with the library and tells the CPU time from after the start to the end.
const [, , dir = '', count = ''] = argv;
const config = parseConfig(JSON.parse(await readFile(join(dir, 'config.json'), 'utf8')));
const services = await createAwsServices(config);
const store = await openStore({ dir: join(dir, 'state'), key: createKey() });
const runner = createRunner({ services, store, config });

const readCpuSeconds = countCpuSeconds();
const { counts } = await runner.start(people(Number(count)), { batch: 'people' });
const cpuSeconds = readCpuSeconds();
await store.close();
services.close();
process.stdout.write(`${JSON.stringify({ users: counts.provisioned, cpuSeconds })}\n`);
