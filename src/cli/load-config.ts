import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../domain/config-error.ts';
import { configSchema } from '../domain/config.ts';
import type { Config } from '../domain/config.ts';
import { parseConfig } from '../domain/parse-config.ts';

type Env = Readonly<Record<string, string | undefined>>;

const PREFIX = 'COGNITO_ONBOARD';

/**
 * Reads a configuration file; environment variables override its fields: `storage.bucket` is
 * `COGNITO_ONBOARD_STORAGE_BUCKET`.
 *
 * @throws ConfigError where the file cannot be read or its content cannot be used
 */
export async function loadConfig(path: string, env: Env): Promise<Config> {
  return beside(path, parseConfig(override(await readJson(path), env)));
}

/** A file that the configuration names is looked for beside it. */
function beside(path: string, { storage, ...config }: Config): Config {
  const { body } = storage;
  if (body === null || !('file' in body)) return { ...config, storage };
  return { ...config, storage: { ...storage, body: { file: resolve(dirname(path), body.file) } } };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read';
    throw new ConfigError(
      `Expected a configuration in JSON at ${path}: ${reason}. Name the file with --config, or try \`run FILE --local\`, which needs none.`,
      { cause },
    );
  }
}

interface SchemaNode {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly anyOf?: readonly SchemaNode[];
}

interface Field {
  readonly path: readonly string[];
  readonly isText: boolean;
}

function override(config: unknown, env: Env): unknown {
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
  let overridden = config;
  for (const { path, isText } of listFields(schema as SchemaNode, [])) {
    const variable = toVariable(path);
    const text = env[variable];
    if (text === undefined) continue;
    overridden = setField(overridden, path, isText ? text : parseValue(text, variable));
  }
  return overridden;
}

function listFields(node: SchemaNode, path: readonly string[]): readonly Field[] {
  const variants = node.anyOf ?? [node];
  const properties = variants.find((variant) => variant.properties)?.properties;
  if (properties === undefined) {
    return [{ path, isText: variants.some(({ type }) => type === 'string') }];
  }
  return Object.entries(properties).flatMap(([name, child]) => listFields(child, [...path, name]));
}

function toVariable(path: readonly string[]): string {
  const names = path.map((name) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase());
  return [PREFIX, ...names].join('_');
}

function setField(
  parent: unknown,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): unknown {
  const fields = typeof parent === 'object' && parent !== null ? { ...parent } : {};
  const child: unknown = Object.getOwnPropertyDescriptor(fields, name)?.value;
  return { ...fields, [name]: rest.length === 0 ? value : setField(child, rest, value) };
}

function parseValue(text: string, variable: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConfigError(`Expected ${variable} to hold a value in JSON, got ${text}.`, { cause });
  }
}
