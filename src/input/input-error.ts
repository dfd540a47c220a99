/** Says that an input as a whole cannot be read, so that no row of it was begun: a usage error. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
