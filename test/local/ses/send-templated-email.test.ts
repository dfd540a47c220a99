import { CreateTemplateCommand, SendTemplatedEmailCommand } from '@aws-sdk/client-ses';
import type { SendTemplatedEmailCommandInput } from '@aws-sdk/client-ses';
import { beforeEach, expect, it } from 'vitest';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

beforeEach(async () => {
  const Template = { TemplateName: 'welcome', SubjectPart: 'Hi {{name}}', TextPart: '{{city}}' };
  await rig().ses.send(new CreateTemplateCommand({ Template }));
});

const send = (more: Partial<SendTemplatedEmailCommandInput> = {}) =>
  rig().ses.send(
    new SendTemplatedEmailCommand({
      Source: 'welcome@example.com',
      Destination: { ToAddresses: ['bob@example.com'] },
      Template: 'welcome',
      TemplateData: '{"name":"Bob","city":"Rome"}',
      ...more,
    }),
  );

it('sends a mail with the values in its places', async () => {
  expect((await send()).MessageId).toMatch(/^0102[0-9a-f]{12}-[0-9a-f-]{36}-000000$/);
  expect((await rig().books()).mails).toEqual([
    { to: 'bob@example.com', subject: 'Hi Bob', kind: 'ses' },
  ]);
});

it('accepts a mail whose text misses a value, and loses it', async () => {
  expect(await send({ TemplateData: '{"name":"Bob"}' })).toHaveProperty('MessageId');
  expect((await rig().books()).mails).toEqual([]);
});

it.each([
  ['TemplateDoesNotExistException', { Template: 'other' }],
  ['InvalidParameterValue', { TemplateData: 'Bob' }],
  ['InvalidParameterValue', { Destination: { ToAddresses: ['nobody'] } }],
  ['MessageRejected', { Source: 'eve@example.com' }],
  ['ValidationError', { Source: undefined }],
  ['ValidationError', { Template: undefined }],
  ['ValidationError', { TemplateData: undefined }],
])('answers %s to %j', async (name, more) => {
  expect(await toRefusal(send(more))).toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  expect((await rig().books()).mails).toEqual([]);
});

it('draws on the rate of sending', async () => {
  await rig().local('PUT', 'quotas', { SesSend: 1 });
  await send();
  expect(await toRefusal(send())).toMatchObject({ name: 'Throttling' });
});
