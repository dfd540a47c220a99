import { toCode } from '../residents.ts';
import type { Scene } from '../scene.ts';
import type { Invariant } from './invariant.ts';

const promise = 'no secret stands in any stored byte';

/** Passwords, tokens, sessions and keys of the world all begin like this. */
const MARK = 'secret-';

export const secretsSealed: Invariant = {
  promise,
  watch: (scene) => ({
    end() {
      const stored = readAll(scene);
      const start = stored.indexOf(MARK);
      if (start !== -1) scene.report(promise, `…${stored.slice(start - 60, start + 20)}…`);
      const codes = new Set(scene.world.books.letters.map(toCode));
      for (const [number] of stored.matchAll(/\b\d{6}\b/g)) {
        if (codes.has(number)) scene.report(promise, `the code ${number}`);
      }
    },
  }),
};

const TABLES = ['batch', 'row', 'transition', 'secret', 'inbox', 'rejected', 'holder'];

function readAll({ database }: Scene): string {
  return TABLES.flatMap((table) => database.prepare(`SELECT * FROM "${table}"`).all())
    .flatMap((record) => Object.values(record as object))
    .map((value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
    )
    .join('\n');
}
