import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { START_MS, useRig } from './rig.ts';

const rig = useRig();

/** What came in after the start. */
const listMails = async () => {
  const input = { Bucket: rig().inboxBucket, Prefix: 'inbound/' };
  const { Contents: contents } = await rig().s3.send(new ListObjectsV2Command(input));
  return (contents ?? []).filter(({ Key }) => !Key?.endsWith('_SETUP_NOTIFICATION'));
};

it('holds the setup notification of SES from the start', async () => {
  const input = { Bucket: rig().inboxBucket, Prefix: 'inbound/' };
  const { Contents: contents } = await rig().s3.send(new ListObjectsV2Command(input));
  expect(contents?.map(({ Key }) => Key)).toEqual(['inbound/AMAZON_SES_SETUP_NOTIFICATION']);
});

it('takes in each confirmation mail under a key without order', async () => {
  await rig().signUp('bob');
  const mails = await listMails();
  expect(mails).toMatchObject([
    {
      Key: expect.stringMatching(/^inbound\/[a-z0-9]{40}$/) as string,
      LastModified: new Date(START_MS),
    },
  ]);
});

it('stores the mail as it was sent to the user', async () => {
  await rig().signUp('bob');
  const [mail, ...others] = await rig().mails('bob');
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    from: { address: 'no-reply@verificationemail.com' },
    to: [{ address: 'bob@example.com' }],
    subject: 'Your verification code',
    text: expect.stringMatching(/^Your confirmation code is \d{6}\s*$/) as string,
    html: expect.stringMatching(/\d{6}/) as string,
  });
});

it('puts the headers of SES above those of the sender', async () => {
  await rig().signUp('bob');
  const [mail] = await rig().mails('bob');
  expect(mail?.headers.map(({ key }) => key)).toEqual([
    'return-path',
    'received',
    'x-ses-spam-verdict',
    'x-ses-virus-verdict',
    'received-spf',
    'authentication-results',
    'x-ses-receipt',
    'x-ses-dkim-signature',
    'from',
    'to',
    'message-id',
    'subject',
    'mime-version',
    'content-type',
    'date',
  ]);
});

it('says that the sender was authenticated', async () => {
  await rig().signUp('bob');
  const [mail] = await rig().mails('bob');
  const header = (name: string) => mail?.headers.find(({ key }) => key === name)?.value;
  expect(header('authentication-results')).toMatch(
    /^amazonses\.com;\s+spf=pass .*dkim=pass header\.i=@verificationemail\.com;\s+dmarc=pass/,
  );
  expect(header('received-spf')).toMatch(/^pass \(spfCheck: domain of verificationemail\.com /);
  expect(header('x-ses-virus-verdict')).toBe('PASS');
});

it('words the mail as the pool is set up', async () => {
  await rig().local('PUT', 'pool', {
    emailSubject: 'Ihr Bestätigungscode',
    emailMessage: '<p>Grüße! Der Code: <b>{####}</b></p>',
  });
  await rig().signUp('bob');
  const [mail] = await rig().mails('bob');
  expect(mail?.subject).toBe('Ihr Bestätigungscode');
  expect(mail?.html).toMatch(/<p>Grüße! Der Code: <b>\d{6}<\/b><\/p>/);
  expect(mail?.text).toMatch(/^Grüße! Der Code: \d{6}\s*$/);
});

it('stores bytes that are what was sent, with CRLF line ends', async () => {
  await rig().signUp('bob');
  const [mail] = await listMails();
  const input = { Bucket: rig().inboxBucket, Key: mail?.Key };
  const source = await (await rig().s3.send(new GetObjectCommand(input))).Body?.transformToString();
  expect(source).toMatch(/^Return-Path: </);
  expect(source).not.toMatch(/[^\r]\n/);
  expect(source).toHaveLength(mail?.Size ?? 0);
});
