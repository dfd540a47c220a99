import { isAttributeName } from '../domain/attribute.ts';
import { toMailAddress } from '../domain/row.ts';
import type { ProfileInput } from '../machines/calls.ts';

const PLACEHOLDER = /\{([^{}]*)\}/g;

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
 * Fills a template in: `{sub}`, `{username}`, `{email}` and the row's attributes; what a row lacks becomes nothing.
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
  const values = new Map<string, string | undefined>([
    ...Object.entries(profile.attributes),
    ['email', toMailAddress(profile)],
    ['sub', profile.sub],
    ['username', profile.username],
  ]);
  return text.replaceAll(PLACEHOLDER, (_, name: string) => escape(values.get(name) ?? ''));
}

function isKnown(name: string): boolean {
  return name === 'sub' || name === 'username' || isAttributeName(name);
}
