import { createSesError } from './ses-error.ts';

/** Reads a member that a request must have. @throws ValidationError */
export function required(parameters: URLSearchParams, name: string): string {
  const value = parameters.get(name);
  if (value !== null) return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw createSesError(
    'ValidationError',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

/** Reads a list, which comes as `name.member.1`, `name.member.2` and so on. */
export function readList(parameters: URLSearchParams, name: string): readonly string[] {
  const values: string[] = [];
  let value = parameters.get(`${name}.member.1`);
  while (value !== null) {
    values.push(value);
    value = parameters.get(`${name}.member.${values.length + 1}`);
  }
  return values;
}
