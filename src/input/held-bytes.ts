import { concatBytes } from './concat-bytes.ts';
import { isLineEnd } from './line-end.ts';

/** The latest bytes of a stream, kept without copying; offsets count from the first byte ever pushed. */
export class HeldBytes {
  #parts: Uint8Array[] = [];
  #start = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  /** Lets go of everything before an offset. */
  dropUntil(offset: number): void {
    let surplus = offset - this.#start;
    if (surplus <= 0) return;
    let whole = 0;
    for (const part of this.#parts) {
      if (part.length > surplus) break;
      surplus -= part.length;
      whole++;
    }
    this.#parts.splice(0, whole);
    if (this.#parts[0] !== undefined) this.#parts[0] = this.#parts[0].subarray(surplus);
    this.#length -= offset - this.#start;
    this.#start = offset;
  }

  /** Lets go of line ends at the start. */
  dropLineEnds(): void {
    let offset = this.#start;
    for (const part of this.#parts) {
      const content = part.findIndex((byte) => !isLineEnd(byte));
      offset += content === -1 ? part.length : content;
      if (content !== -1) break;
    }
    this.dropUntil(offset);
  }

  /** Joins what is held. */
  toBytes(): Uint8Array {
    const [first, ...others] = this.#parts;
    return first !== undefined && others.length === 0 ? first : concatBytes(this.#parts);
  }
}
