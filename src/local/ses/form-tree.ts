/** What a form holds below a name: a value, a list, or members by name. */
export type FormTree =
  string | readonly (FormTree | undefined)[] | { readonly [member: string]: FormTree | undefined };

/**
 * Reads what a form holds below a name; members are written `Rule.Name`, items of a list `Rule.Recipients.member.1`.
 *
 * @returns `undefined` where there is nothing
 */
export function readTree(parameters: URLSearchParams, name: string): FormTree | undefined {
  const value = parameters.get(name);
  if (value !== null) return value;
  const members = listMembers(parameters, name);
  if (members.length === 0) return undefined;
  const entries = members.map(
    (member) => [member, readTree(parameters, `${name}.${member}`)] as const,
  );
  if (!name.endsWith('.member')) {
    const [first] = entries;
    return first?.[0] === 'member' ? first[1] : Object.fromEntries(entries);
  }
  return entries.toSorted(([one], [other]) => Number(one) - Number(other)).map(([, item]) => item);
}

function listMembers(parameters: URLSearchParams, name: string): readonly string[] {
  const below = [...parameters.keys()].filter((key) => key.startsWith(`${name}.`));
  return [
    ...new Set(
      below.map((key) =>
        key
          .slice(name.length + 1)
          .split('.', 1)
          .join(),
      ),
    ),
  ];
}
