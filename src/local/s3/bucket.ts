import type { Tags } from './tags.ts';

/** An object as it is stored. */
export interface S3Object {
  readonly body: Buffer;
  /** Quoted, as S3 answers it. */
  readonly etag: string;
  readonly contentType: string;
  /** User metadata by lower-case name, without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The checksum headers that came with it, for example `x-amz-checksum-crc32`. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly tags: Tags;
  /** The headers that tell how it is encrypted. */
  readonly encryption: Readonly<Record<string, string>>;
  readonly modifiedAtMs: number;
  /** Who wrote it: `operator` for any IAM key, the identity of a user, or `ses` for mail that came in. */
  readonly writer: string;
}

/** Which keys a listing asks for. */
interface KeyRange {
  readonly prefix: string;
  /** Only keys behind this one. */
  readonly after: string;
  readonly maxKeys: number;
}

/** One bucket in memory. */
export class Bucket {
  readonly name: string;
  /** As it was put, JSON. */
  policy: string | undefined;
  readonly #objects = new Map<string, S3Object>();
  #sortedKeys: string[] = [];
  #isSorted = true;

  constructor(name: string) {
    this.name = name;
  }

  /** Stores an object under a key, over what was there. */
  put(key: string, object: S3Object): void {
    if (!this.#objects.has(key)) {
      this.#sortedKeys.push(key);
      this.#isSorted = false;
    }
    this.#objects.set(key, object);
  }

  /** The object of a key. */
  get(key: string): S3Object | undefined {
    return this.#objects.get(key);
  }

  /** Deletes an object; a key that is not there is no fault. */
  delete(key: string): void {
    if (this.#objects.delete(key)) this.#sortedKeys = this.#sortedKeys.filter((one) => one !== key);
  }

  /** Every key and its object, in the order of the keys. */
  entries(range: KeyRange): readonly (readonly [string, S3Object])[] {
    const keys = this.#sorted();
    const found: (readonly [string, S3Object])[] = [];
    const start = toIndexOf(keys, range.prefix > range.after ? range.prefix : range.after);
    for (let index = start; index < keys.length && found.length < range.maxKeys; index += 1) {
      const key = keys[index] ?? '';
      if (!key.startsWith(range.prefix)) break;
      const object = this.#objects.get(key);
      if (object !== undefined && key !== range.after) found.push([key, object]);
    }
    return found;
  }

  // New keys stand behind a sorted run, so that sorting costs little more than merging.
  #sorted(): readonly string[] {
    if (!this.#isSorted) this.#sortedKeys.sort();
    this.#isSorted = true;
    return this.#sortedKeys;
  }
}

/** Index of the first key that is not before the text. */
function toIndexOf(keys: readonly string[], text: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
