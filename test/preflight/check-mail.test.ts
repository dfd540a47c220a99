import { expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { checkMail } from '../../src/preflight/check-mail.ts';
import type { SendingReader } from '../../src/services/account-settings.ts';
import { signal } from './plan-for.ts';

const { mail } = parseConfig({
  cognito: { userPoolId: 'eu-west-1_AbCdEfGhI', clientId: 'client' },
  storage: { bucket: 'profiles' },
  mail: { from: 'Ann <Ann@mail.people.example>' },
});

/** An account that may send by these identities. */
function check(verified: readonly string[], isEnabled = true) {
  const sending: SendingReader = {
    readQuota: async () => ({ perSecond: 14, perDay: -1, sentLastDay: 0 }),
    isEnabled: async () => isEnabled,
    hasTemplate: async () => true,
    findVerified: async (identities) =>
      new Set(verified.filter((identity) => identities.includes(identity))),
  };
  if (mail === null) throw new Error('Expected a welcome mail');
  return checkMail(mail, sending, signal);
}

it.each(['ann@mail.people.example', 'mail.people.example', 'people.example'])(
  'takes a sender where %s is verified',
  async (identity) => {
    expect(await check([identity])).toEqual([]);
  },
);

it.each(['bob@mail.people.example', 'other.example', 'example'])(
  'takes none where only %s is',
  async (identity) => {
    expect(await check([identity])).toMatchObject([{ severity: 'stop', about: 'mail.from' }]);
  },
);

it('finds sending that is paused, with its mend', async () => {
  const findings = await check(['people.example'], false);
  expect(findings).toMatchObject([{ severity: 'stop', about: 'mail.from' }]);
  expect(findings[0]?.message).toMatch(/its sending is paused\. See the reputation page/);
});
