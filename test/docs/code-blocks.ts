import { readFile, readdir } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A piece of code that stands in a document or in a comment. */
export interface CodeBlock {
  /** For example `README.md:57`. */
  readonly place: string;
  readonly code: string;
}

/** Finds the blocks of a language in Markdown files and in the comments of the sources. */
export async function findCodeBlocks(language: 'ts' | 'json'): Promise<readonly CodeBlock[]> {
  const documents = await Promise.all(
    (await listFiles()).map((file) => readBlocks(file, language)),
  );
  return documents.flat();
}

async function listFiles(): Promise<readonly string[]> {
  const under = async (folder: string, ending: string) =>
    (await readdir(`${ROOT}${folder}`, { recursive: true }))
      .filter((name) => name.endsWith(ending))
      .map((name) => `${ROOT}${folder}/${name}`);
  return [`${ROOT}README.md`, ...(await under('docs', '.md')), ...(await under('src', '.ts'))];
}

async function readBlocks(file: string, language: string): Promise<readonly CodeBlock[]> {
  const text = await readFile(file, 'utf8');
  const blocks = text.matchAll(new RegExp(`^( \\* )?\`\`\`${language}\\n([^]*?)^\\1\`\`\``, 'gm'));
  return [...blocks].map(({ index, 2: code = '' }) => {
    const line = text.slice(0, index).split('\n').length;
    return {
      place: `${relative(ROOT, file)}:${line}`,
      code: code.replaceAll(/^ \* ?/gm, ''),
    };
  });
}
