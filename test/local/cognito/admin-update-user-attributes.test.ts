import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { HOUR_MS, START_MS, useRig } from '../rig.ts';
import { createUser, getUser, refusalOf, setPool, toTarget } from './calls.ts';

const rig = useRig();

const update = (attributes: Record<string, string>) =>
  rig().cognito.send(
    new AdminUpdateUserAttributesCommand({
      ...toTarget(rig(), 'bob'),
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    }),
  );

it('verifies an address without a mail', async () => {
  await createUser(rig(), 'bob');
  rig().clock.nowMs += HOUR_MS;
  await update({ email_verified: 'true' });
  expect(await getUser(rig(), 'bob')).toMatchObject({
    UserLastModifiedDate: new Date(START_MS + HOUR_MS),
    attributes: { email: 'bob@example.com', email_verified: 'true' },
  });
  expect((await rig().books()).mails).toEqual([]);
});

it('changes, adds and deletes attributes', async () => {
  await rig().signUp('bob', { UserAttributes: [{ Name: 'name', Value: 'Bob' }] });
  await update({ name: 'Rob', 'custom:department': 'R & D', nickname: '' });
  await update({ 'custom:department': '' });
  const { sub, ...attributes } = (await getUser(rig(), 'bob')).attributes;
  expect(sub).toBeDefined();
  expect(attributes).toEqual({ name: 'Rob' });
});

it('mails a code to a new address, in a pool of links too', async () => {
  await createUser(rig(), 'bob');
  await setPool(rig(), { confirmation: 'link' });
  await update({ email: 'rob@example.com' });
  expect((await rig().books()).mails).toEqual([
    { to: 'rob@example.com', subject: 'Your verification code', kind: 'cognito' },
  ]);
});

it.each([
  ['stays', {}, { email: 'bob@example.com', name: 'Bob' }],
  ['is verified at once', {}, { email: 'rob@example.com', email_verified: 'true' }],
  ['the pool does not verify', { autoVerify: false }, { email: 'rob@example.com' }],
])('mails nothing to an address that %s', async (_title, settings, attributes) => {
  await createUser(rig(), 'bob');
  await setPool(rig(), settings);
  await update(attributes);
  expect((await rig().books()).mails).toEqual([]);
});

it('takes the mark off an address that changes', async () => {
  await rig().signUpConfirmed('bob');
  await update({ email: 'rob@example.com' });
  expect((await rig().books()).users).toMatchObject([{ emailVerified: false }]);
});

it.each([
  [{ sub: 'a' }, 'InvalidParameterException: user.sub: Attribute cannot be updated.'],
  [{ email: 'bob' }, 'InvalidParameterException: Invalid email address format.'],
  [
    { email_verified: 'yes' },
    'InvalidParameterException: Invalid value for attribute email_verified.',
  ],
  [
    { email: '', email_verified: 'true' },
    'InvalidParameterException: Email is required to verify/un-verify an email',
  ],
])('refuses %j', async (attributes, refusal) => {
  await createUser(rig(), 'bob');
  expect(await refusalOf(update(attributes as Record<string, string>))).toBe(refusal);
  expect((await getUser(rig(), 'bob')).attributes).toMatchObject({ email: 'bob@example.com' });
});
