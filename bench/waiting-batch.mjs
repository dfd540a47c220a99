// @ts-check
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseConfig } from '../dist/domain/parse-config.js';
import { createInterpreter } from '../dist/interpreter/interpreter.js';
import { onboardingMachine } from '../dist/machines/onboarding.js';
import { createInputs } from '../dist/runner/create-inputs.js';
import { toPolicy } from '../dist/runner/policy.js';
import { toRowUpdate } from '../dist/runner/row-update.js';
import { loadKey } from '../dist/store/key.js';
import { openStore } from '../dist/store/sqlite-store.js';
import { admitPeople } from './admit-people.mjs';
import { people, writePeople } from './people.mjs';

const PORTION = 500;

/**
 * Writes a file of people and a state folder in which every one of them was signed up and waits for a code, as a run
 * would have left them.
 *
 * @param {string} dir A folder that holds `config.json`
 * @param {number} rows
 */
export async function makeWaitingBatch(dir, rows) {
  await writePeople(dir, people(rows));

  const config = parseConfig(JSON.parse(await readFile(join(dir, 'config.json'), 'utf8')));
  const key = await loadKey({ XDG_STATE_HOME: join(dir, 'home') });
  const store = await openStore({ dir: join(dir, 'state'), key });
  const batch = await store.openBatch('people', toTarget(config));
  await admitPeople(batch, people(rows));
  await signUp(batch, createInputs(toPolicy(config), batch));
  await store.close();
}

/** @param {import('../dist/domain/config.js').Config} config */
function toTarget({ region, cognito: { userPoolId, clientId }, storage: { bucket } }) {
  return { region: region ?? '', userPoolId, clientId, bucket };
}

/**
 * @param {import('../dist/store/store.js').Batch} batch
 * @param {ReturnType<typeof createInputs>} toInput
 */
async function signUp(batch, toInput) {
  const interpreter = createInterpreter(onboardingMachine);
  for (let seq = 0; ;) {
    const rows = await batch.newRows(seq, PORTION);
    const writes = rows.flatMap((row) => {
      const at = Date.now();
      const { life } = interpreter.begin(toInput(row, at), at);
      const { call } = life;
      const output = { sub: `sub-of-${row.key}`, confirmed: false, codeSent: true };
      const next = call && interpreter.reply(life, { call, with: { output } }, at);
      if (!next) throw new Error('Expected a row to sign up first');
      return [
        batch.update(toRowUpdate(row.key, life, { at, event: 'begin' })),
        batch.update(toRowUpdate(row.key, next.life, { at, event: 'signUp.done' })),
      ];
    });
    await Promise.all(writes);
    const last = rows.at(-1);
    if (last === undefined) return;
    ({ seq } = last);
  }
}
