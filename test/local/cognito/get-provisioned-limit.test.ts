import { GetProvisionedLimitCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { useRig } from '../rig.ts';
import { refusalOf } from './calls.ts';

const rig = useRig();

const ask = (Category: string) =>
  rig().cognito.send(
    new GetProvisionedLimitCommand({
      LimitDefinition: { LimitClass: 'API_CATEGORY', Attributes: { Category } },
    }),
  );

it('tells the limit in force, and what is free', async () => {
  await rig().local('PUT', 'quotas', { UserCreation: 80 });
  expect((await ask('UserCreation')).Limit).toEqual({
    LimitDefinition: { LimitClass: 'API_CATEGORY', Attributes: { Category: 'UserCreation' } },
    ProvisionedLimitValue: 80,
    FreeLimitValue: 50,
  });
});

it('tells a high one of a category that is not metered', async () => {
  expect((await ask('UserUpdate')).Limit?.ProvisionedLimitValue).toBe(1000);
});

it.each(['SesSend', 'GetId', 'UserDreams'])('knows no limit of a pool by %s', async (category) => {
  expect(await refusalOf(ask(category))).toMatch(/^ResourceNotFoundException/);
});

it('wants a class of limits that there is', async () => {
  const LimitDefinition = { LimitClass: 'OTHER', Attributes: {} } as never;
  const call = rig().cognito.send(new GetProvisionedLimitCommand({ LimitDefinition }));
  expect(await refusalOf(call)).toMatch(/^InvalidParameterException/);
});
