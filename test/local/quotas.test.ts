import { expect, it } from 'vitest';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminListGroupsForUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetGroupCommand,
  GetProvisionedLimitCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetSendQuotaCommand, SendEmailCommand } from '@aws-sdk/client-ses';
import { QuotaMeter } from '../../src/local/quotas.ts';
import { PASSWORD, startRig, useRig } from './rig.ts';
import type { Rig } from './rig.ts';

const rig = useRig();

const nameOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: Error) => `${error.name}: ${error.message}`,
  );

const sendMail = ({ ses, aws }: Rig) =>
  ses.send(
    new SendEmailCommand({
      Source: aws.config.mail?.from,
      Destination: { ToAddresses: ['bob@example.com'] },
      Message: { Subject: { Data: 'Welcome' }, Body: { Text: { Data: 'Hello' } } },
    }),
  );

const bob = () => ({ UserPoolId: rig().userPoolId, Username: 'bob' });

it('throttles a category beyond its rate, over all the operations that it counts', async () => {
  await rig().local('PUT', 'quotas', { UserCreation: 2 });
  await rig().signUp('bob');
  expect(await nameOf(rig().confirm('bob', '000000'))).toMatch('CodeMismatchException');
  expect(await nameOf(rig().signUp('eve'))).toBe('TooManyRequestsException: Too many requests');
  const { calls, throttled, users } = await rig().books();
  expect(calls).toEqual({ ConfirmSignUp: 1, SignUp: 2 });
  expect(throttled).toEqual({ SignUp: 1 });
  expect(users).toHaveLength(1);
});

it('leaves other categories alone', async () => {
  await rig().local('PUT', 'quotas', { UserCreation: 1 });
  await rig().signUp('bob');
  const input = { UserPoolId: rig().userPoolId, Username: 'bob' };
  expect(await nameOf(rig().cognito.send(new AdminGetUserCommand(input)))).toBe('ok');
});

it.each([
  ['UserCreation', () => new AdminCreateUserCommand(bob())],
  [
    'UserAuthentication',
    () =>
      new AdminInitiateAuthCommand({
        ...bob(),
        ClientId: rig().clientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      }),
  ],
  ['UserAccountRecovery', () => new AdminSetUserPasswordCommand({ ...bob(), Password: PASSWORD })],
  ['UserUpdate', () => new AdminAddUserToGroupCommand({ ...bob(), GroupName: 'staff' })],
  ['UserUpdate', () => new AdminUpdateUserAttributesCommand({ ...bob(), UserAttributes: [] })],
  ['UserResourceRead', () => new AdminListGroupsForUserCommand(bob())],
  ['UserList', () => new ListUsersCommand(bob())],
  ['UserPoolRead', () => new DescribeUserPoolCommand(bob())],
  [
    'UserPoolClientRead',
    () => new DescribeUserPoolClientCommand({ ...bob(), ClientId: rig().clientId }),
  ],
  ['UserPoolResourceRead', () => new GetGroupCommand({ ...bob(), GroupName: 'staff' })],
  ['LimitManagement', () => new GetProvisionedLimitCommand({ LimitDefinition: undefined })],
] as const)('meters by %s what it counts', async (category, toCommand) => {
  await rig().local('PUT', 'quotas', { [category]: 1 });
  // The client knows its commands one by one only.
  const send = () => nameOf(rig().cognito.send(toCommand() as DescribeUserPoolCommand));
  expect(await send()).not.toContain('TooManyRequestsException');
  expect(await send()).toContain('TooManyRequestsException');
});

it('throttles sending mail with the error of SES', async () => {
  await using metered = await startRig({ quotas: { SesSend: 1 } });
  await sendMail(metered);
  expect(await nameOf(sendMail(metered))).toBe('Throttling: Maximum sending rate exceeded.');
  const quota = await metered.ses.send(new GetSendQuotaCommand({}));
  expect(quota.MaxSendRate).toBe(1);
});

it('throttles what SES is asked besides sending', async () => {
  await rig().local('PUT', 'quotas', { SesControl: 1 });
  const ask = () => nameOf(rig().ses.send(new GetSendQuotaCommand({})));
  expect([await ask(), await ask()]).toEqual(['ok', 'Throttling: Maximum sending rate exceeded.']);
});

it('meters nothing unless asked to', async () => {
  const calls = Array.from({ length: 60 }, (_, index) => nameOf(rig().signUp(`user${index}`)));
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['ok']));
});

it('slides its window: a call makes room one second after it was admitted', () => {
  let nowMs = 0;
  const meter = new QuotaMeter({ UserCreation: 2 }, () => nowMs);
  const admits = [0, 600, 999, 1000, 1001, 1599, 1600].map((time) => {
    nowMs = time;
    return meter.admits('SignUp');
  });
  expect(admits).toEqual([true, true, false, true, false, false, true]);
});
