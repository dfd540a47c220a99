import { beforeEach, describe, expect, it } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import { CALL, PROFILE, useLocalServices } from './local-services.ts';

const local = useLocalServices();
let from = '';

beforeEach(() => {
  from = local().aws.config.mail?.from ?? '';
});

async function send(mail: Partial<NonNullable<ConfigInput['mail']>> = {}, profile = PROFILE) {
  const { mailer } = await local().create({ mail: { from, ...mail } });
  if (mailer === null) throw new Error('Expected a mailer');
  return mailer.sendWelcomeMail(profile, CALL);
}

describe('a welcome mail', () => {
  it('is sent to the person, filled in', async () => {
    const sent = await send({ subject: 'Hello {given_name}' });
    expect(sent).toEqual({ status: 'sent', messageId: expect.stringMatching(/^0102/) as string });
    expect((await local().books()).mails).toEqual([
      { to: 'ann@example.com', subject: 'Hello Ann', kind: 'ses' },
    ]);
  });

  it('goes to the username where that is the address', async () => {
    await send({}, { ...PROFILE, username: 'bob@example.com', attributes: {} });
    expect((await local().books()).mails).toMatchObject([{ to: 'bob@example.com' }]);
  });

  it('has its subject in one line, whatever a value holds', async () => {
    const attributes = { ...PROFILE.attributes, given_name: 'Ann\r\nBcc: eve@evil.example' };
    await send({ subject: 'Hello {given_name}' }, { ...PROFILE, attributes });
    expect((await local().books()).mails).toEqual([
      { to: 'ann@example.com', subject: 'Hello Ann Bcc: eve@evil.example', kind: 'ses' },
    ]);
  });

  it('may have a sender with a name', async () => {
    await expect(send({ from: `Example <${from}>` })).resolves.toHaveProperty('status', 'sent');
  });

  it.each([
    ['SENDER_NOT_VERIFIED', { from: 'other@example.com' }, PROFILE],
    ['RECIPIENT_REFUSED', {}, { ...PROFILE, attributes: {} }],
  ])('is refused with %s', async (code, mail, profile) => {
    await expect(send(mail, profile)).rejects.toMatchObject({ failure: { code } });
    expect((await local().books()).mails).toEqual([]);
  });

  it('is throttled, which is no outage', async () => {
    await local().disturb({ operation: 'SendEmail', fault: 'throttle', retryAfter: 2 });
    await expect(send()).rejects.toMatchObject({
      failure: { code: 'THROTTLED', retryAfterMs: 2000 },
    });
  });
});
