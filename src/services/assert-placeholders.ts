import { ConfigError } from '../domain/config-error.ts';
import type { Config } from '../domain/config.ts';
import { findUnknownPlaceholders } from './template.ts';

/**
 * Refuses placeholders that nothing can be put in for.
 *
 * @throws ConfigError that names the field and the placeholder
 */
export function assertPlaceholders({ storage, mail }: Config): void {
  const templates = {
    'storage.key': storage.key,
    'mail.subject': mail?.subject,
    'mail.text': mail?.text,
  };
  for (const [field, template = ''] of Object.entries(templates)) {
    const [unknown] = findUnknownPlaceholders(template);
    if (unknown === undefined) continue;
    throw new ConfigError(
      `Expected \`${field}\` to hold placeholders such as {sub}, {username}, {email} or an attribute, got {${unknown}}.`,
    );
  }
}
