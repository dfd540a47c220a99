import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClockOffset } from '../../src/services/clock-offset.ts';
import { answerWith } from './answer-server.ts';
import { CALL, useLocalServices } from './local-services.ts';

const local = useLocalServices();

/** Our clock stands still, so that differences are exact. */
const OURS_MS = Date.UTC(2026, 0, 1, 12, 0, 0, 250);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: OURS_MS });
});

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['Thu, 01 Jan 2026 12:00:00 GMT', 0],
  ['Thu, 01 Jan 2026 12:00:01 GMT', 750],
  ['Thu, 01 Jan 2026 13:00:00 GMT', 3_599_750],
  ['Thu, 01 Jan 2026 11:59:59 GMT', -251],
  ['Thu, 01 Jan 2026 11:00:00 GMT', -3_599_251],
  ['no date', 0],
])('is told by the Date header `%s`: %i ms', async (Date, expected) => {
  await using server = await answerWith(() => '{}', { Date });
  const credentials = { accessKeyId: 'any', secretAccessKey: 'key' };
  const { endpoint } = server;
  const client = new CognitoIdentityProviderClient({ endpoint, region: 'eu-west-1', credentials });
  const readOffset = createClockOffset(client);
  expect(readOffset()).toBe(0);
  await client.send(new ListUserPoolsCommand({ MaxResults: 1 }));
  expect(readOffset()).toBe(expected);
  client.destroy();
});

it('puts the creation of a user into our time, though the clock of AWS is an hour ahead', async () => {
  const theirs = OURS_MS + 3_600_000 - 250;
  const user = {
    Username: 'ann',
    UserStatus: 'UNCONFIRMED',
    Enabled: true,
    UserCreateDate: theirs / 1000 - 5,
    UserAttributes: [{ Name: 'sub', Value: 'sub-1' }],
  };
  await using server = await answerWith(() => JSON.stringify(user), {
    Date: new Date(theirs).toUTCString(),
  });
  const endpoints = { ...local().aws.config.endpoints, cognitoIdentityProvider: server.endpoint };
  const { userPool } = await local().create({ endpoints });
  expect(await userPool.findUser('ann', CALL)).toMatchObject({ createdAt: OURS_MS - 5000 });
});
