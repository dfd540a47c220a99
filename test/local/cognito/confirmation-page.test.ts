import {
  AdminGetUserCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeEach, expect, it } from 'vitest';
import { HOUR_MS, startRig, useRig } from '../rig.ts';
import { createUser, setPool, toTarget } from './calls.ts';

const rig = useRig();

beforeEach(() => setPool(rig(), { confirmation: 'link' }));

/** Where the link in the newest mail to a user leads, as a browser reads it from the HTML. */
const linkTo = async (username: string) => {
  const mail = (await rig().mails(username)).at(-1);
  const [, href = ''] = /<a href="([^"]*)"/.exec(mail?.html ?? '') ?? [];
  return href.replaceAll('&amp;', '&');
};

const click = async (link: string) => {
  const answer = await fetch(link);
  return {
    status: answer.status,
    type: answer.headers.get('Content-Type'),
    page: await answer.text(),
  };
};

it('mails a link to the domain of the pool, in HTML and in plain text', async () => {
  await rig().signUp('bob');
  const [mail] = await rig().mails('bob');
  const link = await linkTo('bob');
  const { host, pathname, searchParams } = new URL(link);
  expect(`http://${host}`).toBe(rig().aws.endpoint);
  expect(pathname).toBe('/confirmUser/');
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: rig().clientId,
    user_name: 'bob',
    confirmation_code: expect.stringMatching(/^\d{6}$/) as string,
  });
  expect(mail?.subject).toBe('Your verification link');
  expect(mail?.html).toContain('&amp;user_name=bob&amp;');
  expect(mail?.html).toContain('>Verify Email</a>');
  expect(mail?.text?.split('\n')).toContain(link);
});

it('confirms and verifies at a click, and says so again at a second one', async () => {
  await rig().signUp('bob');
  const link = await linkTo('bob');
  const first = await click(link);
  expect(first).toMatchObject({ status: 200, type: 'text/html;charset=UTF-8' });
  expect(first.page).toContain('has been confirmed');
  const { users } = await rig().books();
  expect(users).toMatchObject([{ status: 'CONFIRMED', emailVerified: true }]);
  const second = await click(link);
  expect(second.status).toBe(200);
  expect(second.page).toContain('already confirmed');
});

it('takes the address without its last slash too', async () => {
  await rig().signUp('bob');
  const link = (await linkTo('bob')).replace('/confirmUser/', '/confirmUser');
  expect((await click(link)).status).toBe(200);
});

it('takes the code of the link by ConfirmSignUp', async () => {
  await rig().signUp('bob');
  const code = new URL(await linkTo('bob')).searchParams.get('confirmation_code') ?? '';
  await rig().confirm('bob', code);
  expect((await rig().books()).users).toMatchObject([{ status: 'CONFIRMED' }]);
});

it('carries a name beyond ASCII', async () => {
  const name = 'zoë&co+1';
  const UserAttributes = [{ Name: 'email', Value: 'zoe@example.com' }];
  await rig().signUp(name, { UserAttributes });
  expect((await click(await linkTo('zoe'))).status).toBe(200);
  expect((await rig().books()).users).toMatchObject([{ username: name, status: 'CONFIRMED' }]);
});

it.each([
  ['confirmation_code', '0', 'Invalid verification code provided, please try again.'],
  ['user_name', 'eve', 'User does not exist.'],
  ['client_id', 'other', 'User pool client other does not exist.'],
  ['client_id', '<b>', 'User pool client &lt;b&gt; does not exist.'],
])('refuses another %s on a page: %s', async (name, value, words) => {
  await rig().signUp('bob');
  const link = new URL(await linkTo('bob'));
  link.searchParams.set(name, value);
  const answer = await click(link.href);
  expect(answer).toMatchObject({ status: 400, type: 'text/html;charset=UTF-8' });
  expect(answer.page).toContain(words);
  expect((await rig().books()).users).toMatchObject([{ status: 'UNCONFIRMED' }]);
});

it.each([
  [24 * HOUR_MS - 1, 200, 'has been confirmed'],
  [24 * HOUR_MS, 400, 'Invalid code provided, please request a code again.'],
])('lets a link live for 24 hours: after %i ms %i', async (elapsedMs, status, words) => {
  await rig().signUp('bob');
  rig().clock.nowMs += elapsedMs;
  const answer = await click(await linkTo('bob'));
  expect(answer.status).toBe(status);
  expect(answer.page).toContain(words);
});

it('mails another link on a resend and voids the one before', async () => {
  await rig().signUp('bob');
  const [before] = await rig().mails('bob');
  const input = { ClientId: rig().clientId, Username: 'bob' };
  const answer = await rig().cognito.send(new ResendConfirmationCodeCommand(input));
  expect(answer.CodeDeliveryDetails?.Destination).toBe('b***@e***');
  const links = (await rig().mails('bob')).map(({ text }) => /http\S+/.exec(text ?? '')?.[0]);
  expect(links).toHaveLength(2);
  const old = /http\S+/.exec(before?.text ?? '')?.[0] ?? '';
  const fresh = links.find((link) => link !== old) ?? old;
  expect((await click(old)).status).toBe(links[0] === links[1] ? 200 : 400);
  expect((await click(fresh)).status).toBe(200);
});

it('confirms nobody whom an administrator invited', async () => {
  await createUser(rig(), 'bob');
  const query = `client_id=${rig().clientId}&user_name=bob&confirmation_code=1`;
  const answer = await click(`${rig().aws.endpoint}/confirmUser/?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.page).toContain('Current status is FORCE_CHANGE_PASSWORD');
});

it('words the mail as the pool says, its own HTML included', async () => {
  await setPool(rig(), {
    confirmation: 'link',
    emailSubjectByLink: 'Welcome',
    emailMessageByLink: '<p>Click {##here##} or {##there##}.</p>',
  });
  await rig().signUp('bob');
  const [mail] = await rig().mails('bob');
  expect(mail?.subject).toBe('Welcome');
  expect(mail?.html).toMatch(
    /<p>Click <a href="[^"]+">here<\/a> or <a href="[^"]+">there<\/a>\.<\/p>/,
  );
  expect(mail?.text).toMatch(/^Click here:\nhttp\S+\n or there:\nhttp\S+\n\.\n$/);
});

it('counts clicks in the books, and lets faults have them', async () => {
  await rig().signUp('bob');
  const link = await linkTo('bob');
  await rig().local('PUT', 'faults', [
    { operation: 'confirmUser', fault: 'error:InternalErrorException', calls: [1] },
    { operation: 'confirmUser', fault: 'lostReply', calls: [2] },
  ]);
  expect(await click(link)).toMatchObject({
    status: 500,
    page: expect.stringContaining('Internal error.') as string,
  });
  await expect(click(link)).rejects.toThrow('fetch failed');
  expect((await click(link)).page).toContain('already confirmed');
  expect((await rig().books()).calls).toMatchObject({ confirmUser: 3 });
});

it('links to the port that it listens on, after a reset too', async () => {
  await using other = await startRig();
  await other.local('POST', 'reset');
  await setPool(other, { confirmation: 'link' });
  await other.signUp('bob');
  const [mail] = await other.mails('bob');
  expect(mail?.text).toContain(`${other.aws.endpoint}/confirmUser/?`);
  const link = /http\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  expect((await fetch(link)).status).toBe(200);
  const command = new AdminGetUserCommand(toTarget(other, 'bob'));
  expect((await other.cognito.send(command)).UserStatus).toBe('CONFIRMED');
});
