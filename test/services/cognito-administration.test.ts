import { beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/services/services.ts';
import type { UserPool } from '../../src/services/user-pool.ts';
import { CALL, PASSWORD, signUp, useLocalServices } from './local-services.ts';

const local = useLocalServices();
let services: Services;
let userPool: UserPool;

beforeEach(async () => {
  services = await local().create();
  ({ userPool } = services);
});

const ANN = { username: 'ann', password: PASSWORD };
const ATTRIBUTES = { email: 'ann@example.com', given_name: 'Ann' };

const create = () => userPool.createUser({ ...ANN, attributes: ATTRIBUTES }, CALL);

/** Every change that only an administrator may make. */
const CHANGES: readonly (readonly [operation: string, change: () => Promise<unknown>])[] = [
  ['AdminCreateUser', create],
  ['AdminSetUserPassword', () => userPool.setPassword(ANN, CALL)],
  ['AdminConfirmSignUp', () => userPool.confirmByAdmin('ann', CALL)],
  ['AdminUpdateUserAttributes', () => userPool.verifyEmail('ann', CALL)],
  ['AdminAddUserToGroup', () => userPool.addToGroup({ username: 'ann', group: 'staff' }, CALL)],
];

describe('a user whom an administrator creates', () => {
  it('has a sub, its attributes and a temporary password', async () => {
    const { sub } = await create();
    expect(await userPool.findUser('ann', CALL)).toMatchObject({
      sub,
      status: 'FORCE_CHANGE_PASSWORD',
      attributes: ATTRIBUTES,
    });
  });

  it('gets no mail', async () => {
    await create();
    expect((await local().books()).mails).toEqual([]);
  });

  it.each([
    ['USER_EXISTS', ANN],
    ['PASSWORD_REFUSED', { username: 'bob', password: 'short' }],
    ['INPUT_REFUSED', { username: 'b b', password: PASSWORD }],
  ])('is refused with %s', async (code, user) => {
    await create();
    await expect(userPool.createUser({ ...user, attributes: {} }, CALL)).rejects.toMatchObject({
      failure: { code },
    });
  });

  it('signs in once the password is permanent', async () => {
    await create();
    await userPool.setPassword(ANN, CALL);
    expect(await userPool.authenticate(ANN, CALL)).toMatchObject({ output: { challenge: null } });
    expect(await userPool.findUser('ann', CALL)).toMatchObject({ status: 'CONFIRMED' });
  });

  it('has an address that the administrator vouches for', async () => {
    await create();
    await userPool.verifyEmail('ann', CALL);
    expect((await local().books()).users).toMatchObject([{ emailVerified: true }]);
  });

  it('cannot be confirmed like a sign-up', async () => {
    await create();
    await expect(userPool.confirmByAdmin('ann', CALL)).rejects.toMatchObject({
      failure: { code: 'USER_STATE_UNSUPPORTED' },
    });
  });
});

describe('a sign-up that an administrator confirms', () => {
  it('is confirmed, and its address is as unproven as before', async () => {
    await signUp(services, 'ann');
    await userPool.confirmByAdmin('ann', CALL);
    expect((await local().books()).users).toMatchObject([
      { status: 'CONFIRMED', emailVerified: false },
    ]);
  });
});

describe('a group', () => {
  it('takes a user, twice without complaint', async () => {
    await create();
    await userPool.addToGroup({ username: 'ann', group: 'staff' }, CALL);
    await userPool.addToGroup({ username: 'ann', group: 'staff' }, CALL);
    expect((await local().books()).users).toMatchObject([{ groups: ['staff'] }]);
  });

  it('that is missing concerns the whole batch and is named', async () => {
    await local().control('PUT', 'pool', { groups: ['readers'] });
    await create();
    const added = userPool.addToGroup({ username: 'ann', group: 'staff' }, CALL);
    await expect(added).rejects.toMatchObject({
      failure: { code: 'GROUP_NOT_FOUND', scope: 'batch' },
    });
    await expect(added).rejects.toThrow('`staff`');
  });
});

describe('a change of the administrator', () => {
  it.each(CHANGES.filter(([operation]) => operation !== 'AdminCreateUser'))(
    'is not made to somebody who is not there: %s',
    async (_, change) => {
      await expect(change()).rejects.toMatchObject({ failure: { code: 'USER_NOT_FOUND' } });
    },
  );

  it.each(CHANGES)('that is denied names its permission: %s', async (operation, change) => {
    await local().disturb({ operation, fault: 'error:AccessDeniedException' });
    await expect(change()).rejects.toMatchObject({
      failure: { code: 'ACCESS_DENIED', scope: 'batch' },
    });
    await expect(change()).rejects.toThrow(`cognito-idp:${operation}`);
  });

  it.each(CHANGES)('that is throttled may be tried again: %s', async (operation, change) => {
    await local().disturb({ operation, fault: 'throttle' });
    await expect(change()).rejects.toMatchObject({
      failure: { code: 'THROTTLED', scope: 'row', retryable: true },
    });
  });

  it.each(['AdminCreateUser', 'AdminSetUserPassword'])(
    'keeps the password out of the message: %s',
    async (operation) => {
      const fault = `error:InvalidPasswordException:${PASSWORD} is no good`;
      await local().disturb({ operation, fault });
      const change = CHANGES.find(([name]) => name === operation)?.[1];
      await expect(change?.()).rejects.toThrow('[secret] is no good');
    },
  );

  it('to the password that is set already is told apart from a refused one', async () => {
    const fault = 'error:PasswordHistoryPolicyViolationException';
    await local().disturb({ operation: 'AdminSetUserPassword', fault });
    await expect(userPool.setPassword(ANN, CALL)).rejects.toMatchObject({
      failure: { code: 'PASSWORD_UNCHANGED' },
    });
  });
});
