import {
  AdminConfirmSignUpCommand,
  AdminDeleteUserCommand,
  AdminUpdateUserAttributesCommand,
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { PASSWORD, useRig } from '../rig.ts';
import { createUser, getUser, refusalOf, setPool, signInBySrp, toClaims } from './calls.ts';
import { TEMPORARY, toTarget } from './calls.ts';

const rig = useRig();
const BOB = 'bob@example.com';
const NO_ATTRIBUTES = { UserAttributes: [] };
const EMAIL_TAKEN = 'An account with the given email already exists.';

const email = (Value: string) => ({ UserAttributes: [{ Name: 'email', Value }] });
const update = (username: string, attributes: Record<string, string>) =>
  rig().cognito.send(
    new AdminUpdateUserAttributesCommand({
      ...toTarget(rig(), username),
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    }),
  );

const signUpByEmail = async () => {
  await setPool(rig(), { usernameAttributes: ['email'] });
  return rig().signUp(BOB, NO_ATTRIBUTES);
};

const signUpWithAlias = async () => {
  await setPool(rig(), { aliasAttributes: ['email'] });
  await rig().signUp('bob');
  await rig().confirm('bob', await rig().code('bob'));
};

/** Signs up with Bob's address, and gives the code that was mailed there. */
const signUpWithTheSame = async () => {
  const before = await rig().codes('bob');
  await rig().signUp('rob', email(BOB));
  return (await rig().codes('bob')).find((code) => !before.includes(code)) ?? before[0] ?? '';
};

describe('in a pool that signs in by mail address', () => {
  it('calls a user by its sub and fills in the address', async () => {
    const { UserSub: sub } = await signUpByEmail();
    expect(await getUser(rig(), BOB)).toMatchObject({
      Username: sub,
      attributes: { sub, email: BOB, email_verified: 'false' },
    });
    expect((await rig().books()).users).toMatchObject([{ username: sub, sub, signUps: 1 }]);
  });

  it('takes the address for the name in every call', async () => {
    const { UserSub: sub } = await signUpByEmail();
    const input = { ClientId: rig().clientId, Username: BOB };
    await rig().cognito.send(new ResendConfirmationCodeCommand(input));
    await rig().cognito.send(new AdminConfirmSignUpCommand(toTarget(rig(), BOB)));
    const { AuthenticationResult: tokens } = await rig().signIn(BOB);
    expect(toClaims(tokens?.AccessToken)).toMatchObject({ sub, username: sub });
    expect((await rig().signIn(sub ?? '')).AuthenticationResult).toBeDefined();
    const { AuthenticationResult: bySrp } = await signInBySrp(rig(), BOB);
    expect(toClaims(bySrp?.IdToken)).toMatchObject({ 'cognito:username': sub, email: BOB });
    await rig().cognito.send(new AdminDeleteUserCommand(toTarget(rig(), BOB)));
    expect((await rig().books()).users).toEqual([]);
  });

  it('refuses a name that is no address', async () => {
    await signUpByEmail();
    expect(await refusalOf(rig().signUp('eve', NO_ATTRIBUTES))).toBe(
      'InvalidParameterException: Username should be an email.',
    );
  });

  it('refuses an address that is taken, confirmed or not', async () => {
    await signUpByEmail();
    const taken = `UsernameExistsException: ${EMAIL_TAKEN}`;
    expect(await refusalOf(rig().signUp(BOB, NO_ATTRIBUTES))).toBe(taken);
    expect(await refusalOf(createUser(rig(), BOB, NO_ATTRIBUTES))).toBe(taken);
  });

  it('counts the sign-ups of an address, deleted users included', async () => {
    await signUpByEmail();
    await rig().cognito.send(new AdminDeleteUserCommand(toTarget(rig(), BOB)));
    await rig().signUp(BOB, NO_ATTRIBUTES);
    expect((await rig().books()).users).toMatchObject([{ signUps: 2 }]);
  });

  it('follows a change of the address', async () => {
    await signUpByEmail();
    await rig().signUp('eve@example.com', NO_ATTRIBUTES);
    expect(await refusalOf(update(BOB, { email: 'eve@example.com' }))).toBe(
      `AliasExistsException: ${EMAIL_TAKEN}`,
    );
    await update(BOB, { email: 'rob@example.com' });
    expect(await refusalOf(getUser(rig(), BOB))).toBe(
      'UserNotFoundException: User does not exist.',
    );
    expect((await getUser(rig(), 'rob@example.com')).attributes).toMatchObject({
      email: 'rob@example.com',
      email_verified: 'false',
    });
  });

  it('lets an invited user sign in by the address', async () => {
    await setPool(rig(), { usernameAttributes: ['email'] });
    const { User: user } = await createUser(rig(), BOB, NO_ATTRIBUTES);
    expect(user?.Username).toBe(user?.Attributes?.find(({ Name }) => Name === 'sub')?.Value);
    const challenge = await rig().signIn(BOB, TEMPORARY);
    expect(challenge.ChallengeParameters).toMatchObject({ USER_ID_FOR_SRP: user?.Username });
  });
});

describe('in a pool with the mail address as an alias', () => {
  it('refuses a name that looks like an address', async () => {
    await signUpWithAlias();
    expect(await refusalOf(rig().signUp('eve@example.com', NO_ATTRIBUTES))).toBe(
      'InvalidParameterException: Username cannot be of email format, since user pool is configured for email alias.',
    );
  });

  it('takes the address for the name once it is verified', async () => {
    await setPool(rig(), { aliasAttributes: ['email'] });
    await rig().signUp('bob');
    expect(await refusalOf(rig().signIn(BOB))).toBe('UserNotFoundException: User does not exist.');
    await rig().confirm('bob', await rig().code('bob'));
    expect((await rig().signIn(BOB)).AuthenticationResult).toBeDefined();
    expect((await signInBySrp(rig(), BOB)).AuthenticationResult).toBeDefined();
    expect((await getUser(rig(), BOB)).Username).toBe('bob');
  });

  it('takes a sign-up with an address that is taken, and refuses its confirmation', async () => {
    await signUpWithAlias();
    const code = await signUpWithTheSame();
    expect(await refusalOf(rig().confirm('rob', code))).toBe(
      `AliasExistsException: ${EMAIL_TAKEN}`,
    );
    expect((await getUser(rig(), 'rob')).UserStatus).toBe('UNCONFIRMED');
    expect((await getUser(rig(), BOB)).Username).toBe('bob');
  });

  it('moves the alias where it is told to', async () => {
    await signUpWithAlias();
    const code = await signUpWithTheSame();
    const input = { ClientId: rig().clientId, Username: 'rob', ConfirmationCode: code };
    await rig().cognito.send(new ConfirmSignUpCommand({ ...input, ForceAliasCreation: true }));
    expect((await getUser(rig(), BOB)).Username).toBe('rob');
    expect((await getUser(rig(), 'bob')).attributes).toMatchObject({ email_verified: 'false' });
  });

  it('moves the alias silently where a trigger verifies', async () => {
    await signUpWithAlias();
    await setPool(rig(), { aliasAttributes: ['email'], autoConfirm: true });
    await rig().signUp('rob', email(BOB));
    expect((await getUser(rig(), BOB)).Username).toBe('rob');
  });

  it('refuses to verify by the administrator an address that is taken', async () => {
    await signUpWithAlias();
    await signUpWithTheSame();
    expect(await refusalOf(update('rob', { email_verified: 'true' }))).toBe(
      `AliasExistsException: ${EMAIL_TAKEN}`,
    );
    const verified = [...email(BOB).UserAttributes, { Name: 'email_verified', Value: 'true' }];
    expect(await refusalOf(createUser(rig(), 'tom', { UserAttributes: verified }))).toBe(
      `AliasExistsException: ${EMAIL_TAKEN}`,
    );
    expect((await rig().books()).users).toHaveLength(2);
  });

  it.each([
    ['is no longer verified', () => update('bob', { email_verified: 'false' })],
    ['is another one', () => update('bob', { email: 'rob@example.com' })],
    ['is gone', () => update('bob', { email: '' })],
    [
      'went with its user',
      () => rig().cognito.send(new AdminDeleteUserCommand(toTarget(rig(), 'bob'))),
    ],
  ])('frees the alias where the address %s', async (_title, change) => {
    await signUpWithAlias();
    await change();
    expect(await refusalOf(getUser(rig(), BOB))).toBe(
      'UserNotFoundException: User does not exist.',
    );
    const code = await signUpWithTheSame();
    await rig().confirm('rob', code);
    expect((await rig().signIn(BOB, PASSWORD)).AuthenticationResult).toBeDefined();
  });
});
