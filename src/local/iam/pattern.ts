/** A character that stands for itself: `${*}`. */
const LITERAL = /\$\{([*?$])\}/;

/**
 * Compares a text with a pattern of IAM: `*` stands for any characters, `?` for one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
export function isLike(text: string, pattern: string): boolean {
  // Every second part is the character of a literal.
  const source = pattern
    .split(LITERAL)
    .map((part, index) => (index % 2 === 1 ? escape(part) : toSource(part)))
    .join('');
  return new RegExp(`^${source}$`, 's').test(text);
}

function toSource(part: string): string {
  return part
    .split(/([*?])/)
    .map(toPart)
    .join('');
}

function toPart(part: string): string {
  if (part === '*') return '.*';
  return part === '?' ? '.' : escape(part);
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
