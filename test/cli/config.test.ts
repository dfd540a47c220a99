import { describe, expect, it } from 'vitest';
import { command, useDesk } from './rig.ts';

const desk = useDesk();

async function runWith(content: string | object | null, env = {}) {
  const file = await desk().people('spring.csv', ['ann']);
  if (content !== null) await desk().write('config.json', content);
  return desk().do('run', [file, '--json', '--no-preflight'], { env });
}

describe('a configuration', () => {
  it('that is missing is named, with two ways out', async () => {
    const file = await desk().people('spring.csv', ['ann']);

    const { code, stderr } = await command(['run', file, '--config', '/no/config.json']);

    expect(code).toBe(2);
    expect(stderr).toMatch(/\/no\/config\.json.*--config.*--local/);
  });

  it.each([
    ['is no JSON', '{', ['config.json', 'JSON', '--config']],
    ['has an unknown key', { storge: {} }, ['storge']],
    [
      'has a bad duration',
      { confirmation: { timeout: 'a week' } },
      ['`confirmation.timeout`', 'expected a duration such as "200ms"', 'got "a week"'],
    ],
    [
      'has a wrong choice',
      { cognito: { onExisting: 'merge' } },
      ['`cognito.onExisting`', '"adopt"', 'got "merge"'],
    ],
    ['lacks a field', { storage: { bucket: undefined } }, ['`storage.bucket`', 'got nothing']],
    [
      'has an unknown placeholder in a key',
      { storage: { key: 'u/{id}.json' } },
      ['`storage.key`', '{sub}', 'got {id}'],
    ],
    [
      'has an unknown placeholder in the mail',
      { mail: { text: 'Hi {nick name}' } },
      ['`mail.text`', '{username}', 'got {nick name}'],
    ],
  ])('that %s is refused with field, expected and got', async (_, changes, words) => {
    const { config } = desk().aws;
    const content =
      typeof changes === 'string'
        ? changes
        : {
            ...config,
            ...Object.fromEntries(
              Object.entries(changes).map(([name, section]) => [
                name,
                { ...(config[name as keyof typeof config] as object), ...section },
              ]),
            ),
          };

    const { code, stdout, stderr } = await runWith(content);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const word of words) expect(stderr).toContain(word);
    expect((await desk().books()).calls).toEqual({});
  });

  it.each([
    ['COGNITO_ONBOARD_STORAGE_BUCKET', 'no-such-bucket', 'BUCKET_NOT_FOUND'],
    ['COGNITO_ONBOARD_COGNITO_CLIENT_ID', 'wrongclient123', 'POOL_OR_CLIENT_NOT_FOUND'],
    ['COGNITO_ONBOARD_MAIL_FROM', 'nobody@example.org', 'SENDER_NOT_VERIFIED'],
  ])('is overridden by %s', async (name, value, code) => {
    await desk().control('PUT', 'pool', { autoConfirm: true });

    const { stdout } = await runWith(null, { [name]: value });

    expect(JSON.parse(stdout)).toMatchObject({ reason: 'held', held: { code } });
  });

  it('is overridden by variables in JSON where the field is no text', async () => {
    await desk().control('PUT', 'pool', { autoConfirm: true });
    await desk().disturb({ operation: 'SignUp', fault: 'throttle' });

    const { stdout } = await runWith(null, { COGNITO_ONBOARD_RETRY_MAX_ATTEMPTS: '1' });

    expect(JSON.parse(stdout)).toMatchObject({ failures: [{ code: 'THROTTLED', count: 1 }] });
    expect((await desk().books()).calls['SignUp']).toBe(1);
  });

  it('says which variable holds no JSON where one is needed', async () => {
    const { code, stderr } = await runWith(null, { COGNITO_ONBOARD_RETRY_MAX_ATTEMPTS: 'many' });

    expect(code).toBe(2);
    expect(stderr).toBe(
      'Expected COGNITO_ONBOARD_RETRY_MAX_ATTEMPTS to hold a value in JSON, got many.\n',
    );
  });
});
