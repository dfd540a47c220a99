import { ResendConfirmationCodeCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { HOUR_MS, toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const resend = (username: string) =>
  rig().cognito.send(
    new ResendConfirmationCodeCommand({ ClientId: rig().clientId, Username: username }),
  );

it('mails another code', async () => {
  await rig().signUp('bob');
  const answer = await resend('bob');
  expect(answer.CodeDeliveryDetails?.Destination).toBe('b***@e***');
  expect(await rig().codes('bob')).toHaveLength(2);
});

it('counts 5 mails an hour for one user', async () => {
  await rig().signUp('bob');
  await rig().signUp('eve');
  for (let call = 0; call < 5; call += 1) await resend('bob');
  expect(await toRefusal(resend('bob'))).toMatchObject({
    name: 'LimitExceededException',
    message: 'Attempt limit exceeded, please try after some time.',
  });
  expect(await rig().codes('bob')).toHaveLength(6);
  await resend('eve');
  rig().clock.nowMs += HOUR_MS;
  await resend('bob');
});

it('mails nothing to a confirmed user', async () => {
  await rig().signUpConfirmed('bob');
  expect(await toRefusal(resend('bob'))).toMatchObject({
    name: 'InvalidParameterException',
    message: 'User is already confirmed.',
  });
});

it('mails nothing in a pool that verifies nothing', async () => {
  await rig().signUp('bob');
  await rig().local('PUT', 'pool', { autoVerify: false });
  expect(await toRefusal(resend('bob'))).toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Cannot resend codes. Auto verification not turned on.',
  });
  expect(await rig().codes('bob')).toHaveLength(1);
});

it('knows no such user', async () => {
  expect(await toRefusal(resend('bob'))).toMatchObject({ name: 'UserNotFoundException' });
});
