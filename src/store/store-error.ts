/** Progress that cannot be written or read. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
