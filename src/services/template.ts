import { isAttributeName } from '../domain/attribute.ts';
import { toMailAddress } from '../domain/row.ts';
import type { ProfileInput } from '../machines/calls.ts';

/** A name in braces; the braces of JSON and of style sheets hold other things. */
const PLACEHOLDER = /\{(custom:[^{}\s]*| *[\p{L}_][\p{L}\p{N}_ -]*)\}/gu;

/**
 * Finds the placeholders of a text that nothing can be put in for.
 *
 * @returns The unknown names, without braces
 */
export function findUnknownPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)]
    .map(([, name = '']) => name)
    .filter((name) => !isKnown(name));
}

/**
 * Fills a template in: `{sub}`, `{identityId}`, `{username}`, `{email}` and the row's attributes; what a row lacks
 * becomes nothing.
 *
 * @param text - The template
 * @param profile - Whose values to put in
 * @param escape - Makes a value safe for the place where it stands
 */
export function fillTemplate(
  text: string,
  profile: ProfileInput,
  escape: (value: string) => string,
): string {
  const values = toTemplateValues(profile);
  return text.replaceAll(PLACEHOLDER, (_, name: string) => escape(values[name] ?? ''));
}

/** Lists what can be put in for a row, by the name of the placeholder. */
export function toTemplateValues(profile: ProfileInput): Readonly<Record<string, string>> {
  const { sub, identityId, username, attributes } = profile;
  const email = toMailAddress(profile);
  return Object.assign(Object.create(null) as Record<string, string>, {
    ...attributes,
    ...(email !== undefined && { email }),
    ...(identityId !== null && { identityId }),
    sub,
    username,
  });
}

function isKnown(name: string): boolean {
  return ['sub', 'identityId', 'username'].includes(name) || isAttributeName(name);
}
