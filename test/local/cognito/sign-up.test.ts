import { createHmac } from 'node:crypto';
import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { START_MS, toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const getUser = (username: string) =>
  rig().cognito.send(new AdminGetUserCommand({ UserPoolId: rig().userPoolId, Username: username }));

it('adds an unconfirmed user and tells where the code went', async () => {
  const answer = await rig().signUp('bob');
  expect(answer).toMatchObject({
    UserConfirmed: false,
    UserSub: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
    CodeDeliveryDetails: {
      Destination: 'b***@e***',
      DeliveryMedium: 'EMAIL',
      AttributeName: 'email',
    },
  });
  expect(await getUser('bob')).toMatchObject({
    Username: 'bob',
    UserStatus: 'UNCONFIRMED',
    Enabled: true,
    UserCreateDate: new Date(START_MS),
    UserAttributes: [
      { Name: 'sub', Value: answer.UserSub },
      { Name: 'email', Value: 'bob@example.com' },
      { Name: 'email_verified', Value: 'false' },
    ],
  });
});

it('takes only the attributes that the app client may write', async () => {
  await rig().local('PUT', 'pool', { writeAttributes: ['name'] });
  const message = 'A client attempted to write unauthorized attribute';
  expect(await toRefusal(rig().signUp('bob'))).toMatchObject({ message });
  await rig().local('PUT', 'pool', { writeAttributes: ['email'] });
  expect(await rig().signUp('bob')).toHaveProperty('UserSub');
});

it('mails a code of six digits', async () => {
  await rig().signUp('bob');
  expect(await rig().codes('bob')).toEqual([expect.stringMatching(/^\d{6}$/)]);
});

it('mails nothing where there is no address', async () => {
  const answer = await rig().signUp('bob', { UserAttributes: [] });
  expect(answer).toMatchObject({ UserConfirmed: false });
  expect(answer.CodeDeliveryDetails).toBeUndefined();
  expect((await rig().books()).mails).toEqual([]);
});

it('confirms and verifies at once in a pool that is set up so, and mails nothing', async () => {
  await rig().local('PUT', 'pool', { autoConfirm: true });
  const answer = await rig().signUp('bob');
  expect(answer.UserConfirmed).toBe(true);
  expect(answer.CodeDeliveryDetails).toBeUndefined();
  const { users, mails } = await rig().books();
  expect(users).toMatchObject([{ status: 'CONFIRMED', emailVerified: true }]);
  expect(mails).toEqual([]);
});

it('mails nothing in a pool that verifies nothing', async () => {
  await rig().local('PUT', 'pool', { autoVerify: false });
  const answer = await rig().signUp('bob');
  expect(answer).toMatchObject({ UserConfirmed: false });
  expect(answer.CodeDeliveryDetails).toBeUndefined();
  expect((await rig().books()).mails).toEqual([]);
});

it('words the mail as the pool says', async () => {
  const emailMessage = '<b>{####}</b> is the code';
  await rig().local('PUT', 'pool', { emailSubject: 'Hello', emailMessage });
  await rig().signUp('bob');
  const [mail] = await rig().mails('bob');
  expect(mail?.subject).toBe('Hello');
  expect(mail?.text).toMatch(/^\d{6} is the code\n$/);
  expect(mail?.html).toMatch(/<b>\d{6}<\/b> is the code/);
});

it('lets nobody sign up where only administrators may add users', async () => {
  await rig().local('PUT', 'pool', { selfSignUp: false });
  expect(await toRefusal(rig().signUp('bob'))).toMatchObject({
    name: 'NotAuthorizedException',
    message: 'SignUp is not permitted for this user pool',
  });
});

it('refuses a name that is taken', async () => {
  await rig().signUp('bob');
  expect(await toRefusal(rig().signUp('bob'))).toMatchObject({
    name: 'UsernameExistsException',
    message: 'User already exists',
  });
});

it('tells names apart by case', async () => {
  await rig().signUp('bob');
  await rig().signUp('Bob');
  expect((await rig().books()).users).toHaveLength(2);
});

it.each([
  ['Pass0!', 'Password not long enough'],
  ['passw0rd!', 'Password must have uppercase characters'],
  ['PASSW0RD!', 'Password must have lowercase characters'],
  ['Password!', 'Password must have numeric characters'],
  ['Passw0rds', 'Password must have symbol characters'],
])('refuses the password %s: %s', async (Password, reason) => {
  expect(await toRefusal(rig().signUp('bob', { Password }))).toMatchObject({
    name: 'InvalidPasswordException',
    message: `Password did not conform with policy: ${reason}`,
  });
  expect((await rig().books()).users).toEqual([]);
});

it.each(Array.from('^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+-'))(
  'takes %s for a symbol',
  async (symbol) => {
    const answer = await rig().signUp('bob', { Password: `Passw0rd${symbol}` });
    expect(answer.UserSub).toBeDefined();
  },
);

it('follows the password policy of the pool', async () => {
  const passwordPolicy = { minimumLength: 12, requireSymbols: false };
  await rig().local('PUT', 'pool', { passwordPolicy });
  expect(await toRefusal(rig().signUp('bob', { Password: 'Passw0rd' }))).toMatchObject({
    name: 'InvalidPasswordException',
  });
  await rig().signUp('bob', { Password: 'Passw0rdPassw0rd' });
});

it.each([
  ['', "Value at 'username' failed to satisfy constraint: Member must have length greater than"],
  ['a b', "Value at 'username' failed to satisfy constraint: Member must satisfy regular express"],
  ['a'.repeat(129), 'Member must have length less than or equal to 128'],
])('refuses the username "%s"', async (username, message) => {
  const refusal = await toRefusal(rig().signUp(username, { UserAttributes: [] }));
  expect(refusal).toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining(message) as string,
  });
});

it('names every member that is missing', async () => {
  const more = { Username: undefined, Password: undefined, UserAttributes: [] };
  expect(await toRefusal(rig().signUp('bob', more))).toMatchObject({
    name: 'InvalidParameterException',
    message:
      "2 validation errors detected: Value at 'username' failed to satisfy constraint: Member must not be null; Value at 'password' failed to satisfy constraint: Member must not be null",
  });
});

it('shows the pattern that a value misses as AWS shows it', async () => {
  expect(await toRefusal(rig().signUp('bob', { Password: 'Pass w0rd!' }))).toMatchObject({
    message:
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
  });
});

it.each([
  ['given_name', 'Zoë'],
  ['birthdate', '1990-12-31'],
  ['phone_number', '+4930123456'],
  ['custom:department', 'R & D'],
])('stores the attribute %s', async (Name, Value) => {
  await rig().signUp('bob', { UserAttributes: [{ Name, Value }] });
  expect((await getUser('bob')).UserAttributes).toContainEqual({ Name, Value });
});

it.each([
  ['shoe_size', '43', /Type for attribute \{shoe_size\} could not be determined$/],
  ['email', 'nobody', /^Invalid email address format\.$/],
  ['phone_number', '030 123', /^Invalid phone number format\.$/],
  ['birthdate', '31.12.1990', /^Attributes did not conform to the schema: birthdate/],
  ['name', 'x'.repeat(2049), /length less than or equal to 2048$/],
])('refuses the attribute %s = %s', async (Name, Value, message) => {
  const refusal = await toRefusal(rig().signUp('bob', { UserAttributes: [{ Name, Value }] }));
  expect(refusal).toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringMatching(message) as string,
  });
});

it.each(['sub', 'email_verified'])('lets nobody but Cognito write %s', async (Name) => {
  const UserAttributes = [{ Name, Value: 'true' }];
  expect(await toRefusal(rig().signUp('bob', { UserAttributes }))).toMatchObject({
    name: 'NotAuthorizedException',
    message: 'A client attempted to write unauthorized attribute',
  });
});

it('knows no other app client', async () => {
  expect(await toRefusal(rig().signUp('bob', { ClientId: 'other' }))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'User pool client other does not exist.',
  });
});

it('takes the hash of the client secret, and only the right one', async () => {
  await rig().local('PUT', 'pool', { clientSecret: 'secret123' });
  const { clientId } = rig();
  expect(await toRefusal(rig().signUp('bob'))).toMatchObject({
    name: 'NotAuthorizedException',
    message: `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
  });
  const toHash = (username: string) =>
    createHmac('sha256', 'secret123').update(`${username}${clientId}`).digest('base64');
  expect(await toRefusal(rig().signUp('bob', { SecretHash: toHash('eve') }))).toMatchObject({
    name: 'NotAuthorizedException',
    message: `Unable to verify secret hash for client ${clientId}`,
  });
  expect(await rig().signUp('bob', { SecretHash: toHash('bob') })).toHaveProperty('UserSub');
});

it('refuses a hash where the client has no secret', async () => {
  expect(await toRefusal(rig().signUp('bob', { SecretHash: 'aGFzaA==' }))).toMatchObject({
    message: `Unable to verify secret hash for client ${rig().clientId}`,
  });
});
