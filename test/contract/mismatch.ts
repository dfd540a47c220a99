/** What an answer must hold: members that are not named may be anything; a pattern is matched against a text. */
export type Shape =
  | string
  | number
  | boolean
  | undefined
  | RegExp
  | readonly Shape[]
  | { readonly [name: string]: Shape };

/** Finds the first difference between a value and a shape; says where, and what stands there. */
export function findMismatch(value: unknown, shape: Shape, path = 'answer'): string | undefined {
  if (typeof shape === 'object' && !(shape instanceof RegExp)) {
    return findMismatchWithin(value, shape, path);
  }
  const fits = shape instanceof RegExp ? isLike(value, shape) : value === shape;
  return fits ? undefined : toText(value, path);
}

function findMismatchWithin(value: unknown, shape: object, path: string): string | undefined {
  if (typeof value !== 'object' || value === null) return toText(value, path);
  if (Array.isArray(shape) && Reflect.get(value, 'length') !== shape.length) {
    return toText(value, path);
  }
  for (const [name, part] of Object.entries(shape)) {
    const mismatch = findMismatch(Reflect.get(value, name), part as Shape, `${path}.${name}`);
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}

function isLike(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function toText(value: unknown, path: string): string {
  return `${path} = ${JSON.stringify(value) ?? 'undefined'}`;
}
