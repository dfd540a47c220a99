import { CreateTemplateCommand, SESClient } from '@aws-sdk/client-ses';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import { answerWith } from './answer-server.ts';
import { CALL, PROFILE, useLocalServices } from './local-services.ts';

const local = useLocalServices();
let from = '';

beforeEach(() => {
  from = local().aws.config.mail?.from ?? '';
});

type Mail = Partial<NonNullable<ConfigInput['mail']>>;

async function send(mail: Mail = {}, profile = PROFILE, ses = local().aws.endpoint) {
  const endpoints = { ...local().aws.config.endpoints, ses };
  const { mailer } = await local().create({ mail: { from, ...mail }, endpoints });
  if (mailer === null) throw new Error('Expected a mailer');
  return mailer.sendWelcomeMail(profile, CALL);
}

const SENT =
  '<SendEmailResponse><SendEmailResult><MessageId>1</MessageId></SendEmailResult></SendEmailResponse>';

/** Sends to a server that keeps what it is asked, since the books do not show what a mail says. */
async function capture(mail: Mail, profile = PROFILE): Promise<Record<string, string>> {
  const asked: string[] = [];
  await using server = await answerWith((_, body) => (asked.push(body), SENT));
  await send(mail, profile, server.endpoint);
  return Object.fromEntries(new URLSearchParams(asked.join('&')));
}

async function createTemplate(TemplateName: string, TextPart: string): Promise<void> {
  const { endpoint } = local().aws;
  const credentials = { accessKeyId: 'any', secretAccessKey: 'key' };
  const ses = new SESClient({ endpoint, region: 'eu-west-1', credentials });
  onTestFinished(() => ses.destroy());
  const Template = { TemplateName, SubjectPart: 'Welcome {{given_name}}', TextPart };
  await ses.send(new CreateTemplateCommand({ Template }));
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

const TEXT = 'Message.Body.Text.Data';
const HTML = 'Message.Body.Html.Data';

describe('the body of a welcome mail', () => {
  const ZOE = {
    ...PROFILE,
    attributes: { ...PROFILE.attributes, given_name: `<b>Zoë</b> & "Co"` },
  };
  const SAFE = '&lt;b&gt;Zoë&lt;/b&gt; &amp; &quot;Co&quot;';

  it.each([
    ['a short text', {}, { [TEXT]: 'Hello ann,\n\nyour account is ready.\n' }],
    ['text', { text: 'Hi {given_name}' }, { [TEXT]: 'Hi <b>Zoë</b> & "Co"' }],
    ['HTML', { html: '<p>{given_name}</p>' }, { [HTML]: `<p>${SAFE}</p>` }],
    [
      'text and HTML',
      { text: 'Hi {sub}', html: '<p title="{given_name}">{email}</p>' },
      { [TEXT]: 'Hi sub-of-ann', [HTML]: `<p title="${SAFE}">ann@example.com</p>` },
    ],
  ])('is %s, values made safe', async (_, mail, expected) => {
    const asked = await capture(mail, ZOE);
    const { [TEXT]: text, [HTML]: html } = asked;
    expect({ ...(text && { [TEXT]: text }), ...(html && { [HTML]: html }) }).toEqual(expected);
    expect(asked).toMatchObject({ 'Message.Subject.Charset': 'UTF-8' });
  });
});

describe('a welcome mail by a template of SES', () => {
  it('is filled in by SES with the values of the row', async () => {
    await createTemplate('welcome', 'Hello {{username}}, {{sub}} {{email}}');
    const sent = await send({ template: 'welcome' });
    expect(sent).toMatchObject({ status: 'sent', messageId: expect.any(String) as string });
    expect((await local().books()).mails).toEqual([
      { to: 'ann@example.com', subject: 'Welcome Ann', kind: 'ses' },
    ]);
  });

  it('gives SES the values as they are, and no text of its own', async () => {
    const attributes = { ...PROFILE.attributes, 'custom:team': 'a "b" & <c>' };
    const asked = await capture({ template: 'welcome' }, { ...PROFILE, attributes });
    expect(asked).toMatchObject({ Action: 'SendTemplatedEmail', Template: 'welcome' });
    expect(JSON.parse(asked['TemplateData'] ?? '')).toEqual({
      sub: 'sub-of-ann',
      username: 'ann',
      email: 'ann@example.com',
      given_name: 'Ann',
      'custom:team': 'a "b" & <c>',
    });
    expect(Object.keys(asked).filter((name) => name.startsWith('Message'))).toEqual([]);
  });

  it('that is missing stops the batch and is named', async () => {
    const refused = send({ template: 'wellcome' });
    await expect(refused).rejects.toMatchObject({
      failure: { code: 'MAIL_TEMPLATE_NOT_FOUND', scope: 'batch' },
    });
    await expect(refused).rejects.toThrow('`wellcome`');
  });

  it('is throttled like any other mail', async () => {
    await local().disturb({ operation: 'SendTemplatedEmail', fault: 'throttle' });
    await expect(send({ template: 'welcome' })).rejects.toMatchObject({
      failure: { code: 'THROTTLED', retryable: true },
    });
  });
});
