import { readdir, readlink } from 'node:fs/promises';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../src/cli/context.ts';
import { openInput, toBatchName } from '../../src/cli/open-input.ts';
import { until } from '../runner/rig.ts';
import { useDesk } from './rig.ts';

const desk = useDesk();
const CONTEXT = { stdin: [] as never } as unknown as CliContext;

async function listOpenFiles(): Promise<readonly string[]> {
  const descriptors = await readdir('/proc/self/fd');
  return Promise.all(descriptors.map((one) => readlink(`/proc/self/fd/${one}`).catch(() => '')));
}

describe('a file of people', () => {
  it.runIf(process.platform === 'linux')('is not open before somebody reads it', async () => {
    const file = await desk().people('spring.csv', ['ann']);

    const bytes = await openInput(file, CONTEXT);

    expect(await listOpenFiles()).not.toContain(file);
    expect(await text(bytes)).toContain('ann@example.com');
    expect(await listOpenFiles()).not.toContain(file);
  });

  it.runIf(process.platform === 'linux')('is closed where the run does not begin', async () => {
    const file = await desk().people('spring.csv', ['ann']);

    const env = { COGNITO_ONBOARD_KEY: 'none' };
    expect(await desk().do('run', [file], { env })).toMatchObject({ code: 2 });

    await until(async () => !(await listOpenFiles()).includes(file));
  });

  it.each([
    ['people/new.csv', undefined, 'new'],
    ['/data/2026.spring.jsonl', undefined, '2026.spring'],
    ['people', undefined, 'people'],
    ['people.csv', 'spring', 'spring'],
    ['-', 'spring', 'spring'],
  ])('%s with --batch %s names the batch %s', (file, batch, name) => {
    expect(toBatchName(file, batch)).toBe(name);
  });
});
