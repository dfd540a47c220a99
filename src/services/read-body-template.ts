import { readFile } from 'node:fs/promises';
import { ConfigError } from '../domain/config-error.ts';
import type { Config } from '../domain/config.ts';
import type { BodyTemplate } from './s3-object.ts';

/**
 * Reads the template of the objects' bodies.
 *
 * @throws ConfigError where its file cannot be read
 */
export async function readBodyTemplate(body: Config['storage']['body']): Promise<BodyTemplate> {
  if (body === null) return null;
  if ('template' in body) return body.template;
  try {
    return await readFile(body.file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read';
    throw new ConfigError(`Expected \`storage.body.file\` to name a template: ${reason}.`, {
      cause,
    });
  }
}
