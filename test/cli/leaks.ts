import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that must never be written down in clear, by what it is. */
export interface Secret {
  readonly what: string;
  readonly text: string;
}

/** Where one might stand. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Finds secrets as they are and as JSON, a URL, base64 and hex would write them. */
export function findLeaks(secrets: readonly Secret[], places: readonly Place[]): readonly string[] {
  return places.flatMap(({ name, bytes }) =>
    secrets.filter(({ text }) => isIn(text, bytes)).map(({ what }) => `${what} in ${name}`),
  );
}

function isIn(text: string, bytes: Buffer): boolean {
  if (!/^\d{6}$/.test(text)) return toForms(text).some((form) => bytes.includes(form));
  // Six digits stand in many a number and id by chance.
  const rest = bytes.toString('latin1').replaceAll(/[\da-f-]{20,}/g, '');
  return new RegExp(`(?<!\\d)${text}(?!\\d)`).test(rest);
}

/** Every way in which a program may write a text. */
export function toForms(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const escaped = JSON.stringify(text).slice(1, -1);
  return [text, escaped, encodeURIComponent(text), bytes.toString('hex'), bytes.toString('base64')];
}

/** Every file of a folder. */
export async function readFiles(dir: string): Promise<readonly Place[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ name, parentPath }) => ({
      name,
      bytes: await readFile(join(parentPath, name)),
    })),
  );
}
