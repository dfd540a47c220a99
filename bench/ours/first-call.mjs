// @ts-check
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { createRunner, loadKey, openStore, parseConfig, readRows } from '../../dist/index.js';
import { createInstantServices, INSTANT_CONFIG } from '../instant-services.mjs';
import { toRunEnv } from '../child.mjs';

// Goes on with a batch as the command does, its file included, and says when its first call leaves.
const [, , dir = ''] = argv;
let isFirst = true;
const services = createInstantServices({ confirmed: true, onCall: sayOnce });
const store = await openStore({ dir: join(dir, 'state'), key: await loadKey(toRunEnv(dir)) });
const rows = readRows(createReadStream(join(dir, 'people.csv')), { format: 'csv' });
const runner = createRunner({ services, store, config: parseConfig(INSTANT_CONFIG) });
await runner.start(rows, { batch: 'people' });

function sayOnce() {
  if (isFirst) process.stdout.write('{}\n');
  isFirst = false;
}
