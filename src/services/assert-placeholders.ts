import { ConfigError } from '../domain/config-error.ts';
import type { Config } from '../domain/config.ts';
import type { BodyTemplate } from './s3-object.ts';
import { findUnknownPlaceholders } from './template.ts';

/**
 * Refuses placeholders that nothing can be put in for.
 *
 * @param config - The configuration
 * @param body - The template of the object's body, read
 * @throws ConfigError that names the field and the placeholder
 */
export function assertPlaceholders(config: Config, body: BodyTemplate): void {
  const isIdentityKnown = config.storage.credentials === 'identityPool';
  for (const [field, template] of listTemplates(config, body)) {
    const [unknown] = findUnknownPlaceholders(template);
    if (unknown !== undefined) {
      throw new ConfigError(
        `Expected \`${field}\` to hold placeholders such as {sub}, {username}, {email} or an attribute, got {${unknown}}.`,
      );
    }
    if (!isIdentityKnown && template.includes('{identityId}')) {
      throw new ConfigError(
        `Expected \`${field}\` without {identityId}, which is known only with \`storage.credentials\` "identityPool".`,
      );
    }
  }
}

function listTemplates(
  { storage, mail }: Config,
  body: BodyTemplate,
): readonly (readonly [string, string])[] {
  return [
    ['storage.key', storage.key],
    ['storage.body', typeof body === 'string' ? body : JSON.stringify(body)],
    ...toFields('storage.metadata', storage.metadata),
    ...toFields('storage.tags', storage.tags),
    ['mail.subject', mail?.subject ?? ''],
    ['mail.text', mail?.text ?? ''],
    ['mail.html', mail?.html ?? ''],
  ];
}

function toFields(section: string, templates: Readonly<Record<string, string>>) {
  return Object.entries(templates).map(([name, text]) => [`${section}.${name}`, text] as const);
}
