import { closeSync, openSync, writeSync } from 'node:fs';
import { toBatchFile } from './batch-file.ts';

/** A file of the state folder, readable by its owner only, with an object a line. */
export interface RowFile extends Disposable {
  readonly path: string;
  readonly write: (row: object) => void;
}

/**
 * Makes a file about a batch anew, with the first row: what was refused leaves the one that there is. Rows come one by one
 * and slowly, so each is written at once.
 */
export function openRowFile(dir: string, batch: string, name: string): RowFile {
  const path = toBatchFile(dir, batch, `${name}.jsonl`);
  let file: number | undefined;
  return {
    path,
    write(row) {
      file ??= openSync(path, 'w', 0o600);
      writeSync(file, `${JSON.stringify(row)}\n`);
    },
    [Symbol.dispose]() {
      if (file !== undefined) closeSync(file);
    },
  };
}
