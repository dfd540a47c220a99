import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError } from '../../src/domain/config-error.ts';
import { readBodyTemplate } from '../../src/services/read-body-template.ts';

async function createFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'cognito-onboard-test-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  return dir;
}

describe('the template of a body', () => {
  it.each([null, 'Hello {name}', { id: '{sub}' }, ['{sub}', 1]])(
    'is what the configuration holds: %j',
    async (template) => {
      const body = template === null ? null : { template };
      expect(await readBodyTemplate(body)).toEqual(template);
    },
  );

  it('is read from a file as it stands there', async () => {
    const file = join(await createFolder(), 'body.html');
    await writeFile(file, '<p>Zoë {name}</p>\r\n');
    expect(await readBodyTemplate({ file })).toBe('<p>Zoë {name}</p>\r\n');
  });

  it('is refused where its file is missing, which is named', async () => {
    const file = join(await createFolder(), 'none.html');
    const reading = readBodyTemplate({ file });
    await expect(reading).rejects.toBeInstanceOf(ConfigError);
    await expect(reading).rejects.toThrow(/`storage\.body\.file`.*none\.html/);
  });

  it('is refused where its file is a folder', async () => {
    const file = await createFolder();
    await expect(readBodyTemplate({ file })).rejects.toBeInstanceOf(ConfigError);
  });
});
