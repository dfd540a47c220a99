import { closeSync, openSync, writeSync } from 'node:fs';
import { toBatchFile } from './batch-file.ts';

/** A file of the state folder, readable by its owner only, with an object a line. */
export interface RowFile extends Disposable {
  readonly path: string;
  readonly write: (row: object) => void;
}

/** Opens a file about a batch anew. Rows come one by one and slowly, so each is written at once. */
export function openRowFile(dir: string, batch: string, name: string): RowFile {
  const path = toBatchFile(dir, batch, `${name}.jsonl`);
  const file = openSync(path, 'w', 0o600);
  return {
    path,
    write: (row) => void writeSync(file, `${JSON.stringify(row)}\n`),
    [Symbol.dispose]: () => closeSync(file),
  };
}
