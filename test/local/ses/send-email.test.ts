import { SendEmailCommand } from '@aws-sdk/client-ses';
import type { SendEmailCommandInput } from '@aws-sdk/client-ses';
import { expect, it } from 'vitest';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const send = (more: Partial<SendEmailCommandInput> = {}) =>
  rig().ses.send(
    new SendEmailCommand({
      Source: 'welcome@example.com',
      Destination: { ToAddresses: ['bob@example.com'] },
      Message: { Subject: { Data: 'Welcome' }, Body: { Html: { Data: '<p>&amp;</p>' } } },
      ...more,
    }),
  );

it('accepts a mail and gives it an id of its own', async () => {
  const first = await send();
  const second = await send();
  expect(first.MessageId).toMatch(/^0102[0-9a-f]{12}-[0-9a-f-]{36}-000000$/);
  expect(second.MessageId).not.toBe(first.MessageId);
});

it('books one mail a recipient', async () => {
  await send({
    Destination: { ToAddresses: ['Bob <bob@example.com>'], BccAddresses: ['eve@example.com'] },
  });
  const mail = { subject: 'Welcome', kind: 'ses' };
  expect((await rig().books()).mails).toEqual([
    { to: 'bob@example.com', ...mail },
    { to: 'eve@example.com', ...mail },
  ]);
});

it.each(['Team <Welcome@Example.com>', 'welcome@example.com'])(
  'takes %s for the verified sender',
  async (Source) => {
    expect(await send({ Source })).toHaveProperty('MessageId');
  },
);

it('rejects a sender that is not verified', async () => {
  expect(await toRefusal(send({ Source: 'Eve <eve@example.com>' }))).toMatchObject({
    name: 'MessageRejected',
    message:
      'Email address is not verified. The following identities failed the check in region EU-WEST-1: eve@example.com',
    $metadata: { httpStatusCode: 400 },
  });
  expect((await rig().books()).mails).toEqual([]);
});

it.each([
  ['nobody', "Missing final '@domain'"],
  ['a b@example.com', 'Illegal address'],
  ['zoë@example.com', 'Illegal address'],
  ['bob@exa_mple..com', 'Illegal address'],
  ['a,b@example.com', 'Illegal address'],
])('refuses the whole mail for the recipient %s', async (recipient, message) => {
  const Destination = { ToAddresses: ['bob@example.com', recipient] };
  expect(await toRefusal(send({ Destination }))).toMatchObject({
    name: 'InvalidParameterValue',
    message,
  });
  expect((await rig().books()).mails).toEqual([]);
});

it.each([0, 51])('refuses a mail to %i recipients', async (count) => {
  const ToAddresses = Array.from({ length: count }, (_, index) => `user${index}@example.com`);
  expect(await toRefusal(send({ Destination: { ToAddresses } }))).toMatchObject({
    name: 'InvalidParameterValue',
  });
});

it.each([
  ['source', { Source: undefined }],
  ['message.Subject.Data', { Message: { Subject: undefined, Body: { Text: { Data: 'a' } } } }],
  ['message.Body.Text.Data', { Message: { Subject: { Data: 'a' }, Body: {} } }],
])('misses %s', async (member, more) => {
  expect(await toRefusal(send(more))).toMatchObject({
    name: 'ValidationError',
    message: `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  });
});
