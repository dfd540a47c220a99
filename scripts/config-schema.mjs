// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { z } from 'zod';
import { configSchema } from '../dist/domain/config.js';

/** Writes `cognito-onboard.schema.json` from the schema that checks configurations; `--check` fails when it is stale. */
const PATH = new URL('../cognito-onboard.schema.json', import.meta.url);

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
const text = await format(JSON.stringify({ title: 'cognito-onboard', ...schema }), {
  parser: 'json',
  printWidth: 100,
});

if (!values.check) {
  await writeFile(PATH, text);
} else if ((await readFile(PATH, 'utf8')) !== text) {
  process.stderr.write('cognito-onboard.schema.json is stale: run npm run config-schema\n');
  process.exitCode = 1;
}
