// @ts-check
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { offboardingMachine } from '../dist/machines/offboarding.js';
import { onboardingMachine } from '../dist/machines/onboarding.js';
import { toDiagrams } from './diagrams/to-diagrams.mjs';

/** Writes `diagrams/` from the machines; `--check` fails when it is stale. */
const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    out: { type: 'string', default: fileURLToPath(new URL('../diagrams', import.meta.url)) },
  },
});

const diagrams = {
  ...(await toDiagrams(onboardingMachine)),
  ...(await toDiagrams(offboardingMachine)),
};
for (const [name, text] of Object.entries(diagrams)) {
  const path = join(values.out, name);
  if (!values.check) {
    await mkdir(values.out, { recursive: true });
    await writeFile(path, text);
  } else if ((await readFile(path, 'utf8').catch(() => null)) !== text) {
    process.stderr.write(`diagrams/${name} is stale: run npm run diagrams\n`);
    process.exitCode = 1;
  }
}
