import { concatBytes } from './concat-bytes.ts';
import { findLineEnd } from './line-end.ts';
import { MAX_RECORD_BYTES } from './record-limit.ts';

/** Stands for a line of more than 1 MiB. */
export const TOO_LONG = Symbol('a line of more than 1 MiB');

/** A line without its end. */
export type Line = Uint8Array | typeof TOO_LONG;

/** Cuts bytes into lines; holds at most the longest line allowed. */
export class LineReader {
  #held: Uint8Array[] = [];
  #heldBytes = 0;

  read(bytes: Uint8Array): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = findLineEnd(bytes); end !== -1; end = findLineEnd(bytes, start)) {
      this.#hold(bytes.subarray(start, end));
      lines.push(this.#take());
      start = end + 1;
    }
    this.#hold(bytes.subarray(start));
    return lines;
  }

  /** Takes the line that no line end has ended. */
  end(): Line[] {
    return [this.#take()];
  }

  #hold(part: Uint8Array): void {
    this.#heldBytes += part.length;
    if (this.#heldBytes > MAX_RECORD_BYTES) this.#held = [];
    else if (part.length > 0) this.#held.push(part);
  }

  #take(): Line {
    const line = this.#heldBytes > MAX_RECORD_BYTES ? TOO_LONG : concatBytes(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    return line;
  }
}
