import { expect, it } from 'vitest';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { useRig } from './rig.ts';

const rig = useRig();

it('empties everything and goes back to the start', async () => {
  await rig().signUp('bob');
  await rig().s3.send(new PutObjectCommand({ Bucket: rig().objectBucket, Key: 'a', Body: 'b' }));
  await rig().local('PUT', 'pool', { autoConfirm: true });
  await rig().local('PUT', 'quotas', { UserCreation: 1 });
  await rig().local('PUT', 'faults', [{ operation: '*', fault: 'throttle' }]);
  expect((await rig().local('POST', 'reset')).status).toBe(204);
  const empty = { users: [], objects: [], mails: [], calls: {}, throttled: {} };
  expect(await rig().books()).toEqual(empty);
  expect(await rig().mails('bob')).toEqual([]);
  expect((await rig().signUp('bob')).UserConfirmed).toBe(false);
  expect((await rig().signUp('eve')).UserConfirmed).toBe(false);
});

it.each([
  ['faults', {}, 'Expected a valid `faults`'],
  ['faults', [{ operation: 'SignUpp', fault: 'reset' }], 'got `"SignUpp"`'],
  ['faults', [{ operation: 'SignUp', fault: 'explode' }], 'expected throttle, error:NAME'],
  ['faults', [{ operation: 'SignUp', fault: 'delay:soon' }], 'got `"delay:soon"`'],
  ['faults', [{ operation: 'SignUp', fault: 'reset', rate: 2 }], '`faults[0].rate`'],
  ['faults', [{ operation: '*', fault: 'reset', rate: 1, calls: [1] }], '`rate` or `calls`'],
  ['faults', [{ operation: '*', fault: 'reset', calls: [0] }], '`faults[0].calls[0]`'],
  ['quotas', { UserCreations: 1 }, 'UserCreations'],
  ['quotas', { UserCreation: 0.5 }, '`quotas.UserCreation`'],
  ['pool', { autoConfirm: 'yes' }, '`pool.autoConfirm`'],
  ['pool', { passwordPolicy: { minimumLength: 5 } }, '`pool.passwordPolicy.minimumLength`'],
  ['pool', { confirmation: 'pigeon' }, '`pool.confirmation`'],
  ['pool', { emailMessageByLink: 'Click {####}' }, 'expected the placeholder {##text##}'],
  ['pool', { usernameAttributes: ['phone_number'] }, '`pool.usernameAttributes[0]`'],
  [
    'pool',
    { usernameAttributes: ['email'], aliasAttributes: ['email'] },
    '`usernameAttributes` or `aliasAttributes`, not both',
  ],
  ['pool', { authFlows: ['USER_SRP_AUTH'] }, '`pool.authFlows[0]`'],
  ['pool', { groups: ['two words'] }, '`pool.groups[0]`'],
  ['pool', { mfa: 'SOMETIMES' }, '`pool.mfa`'],
  ['pool', { signInChallenge: 'PASSWORD_VERIFIER' }, '`pool.signInChallenge`'],
  ['pool', { emailMessage: 'no place for it' }, 'expected the placeholder {####}'],
])('refuses to set %s to %j and says why', async (name, body, words) => {
  const answer = await rig().local('PUT', name, body);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { message: string }).message).toContain(words);
});

it('refuses a body that is no JSON', async () => {
  const url = `${rig().aws.endpoint}/_local/faults`;
  const answer = await fetch(url, { method: 'PUT', body: 'throttle it' });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({
    message: 'Expected the body to be JSON, got `throttle it`',
  });
});

it('keeps the faults in force when new ones are refused', async () => {
  await rig().local('PUT', 'faults', [{ operation: 'SignUp', fault: 'throttle' }]);
  await rig().local('PUT', 'faults', [{ operation: 'SignUp', fault: 'nonsense' }]);
  await expect(rig().signUp('bob')).rejects.toThrow('Too many requests');
});

it('names what it answers where it is asked for something else', async () => {
  const answer = await rig().local('GET', 'users');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('GET /_local/books');
});
