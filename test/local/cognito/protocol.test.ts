import {
  CognitoIdentityProviderClient,
  ListDevicesCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { PASSWORD, toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const refuseToSign = () => Promise.reject(new Error('no credentials'));

const post = (target: string, body: string) =>
  fetch(rig().aws.endpoint, { method: 'POST', headers: { 'X-Amz-Target': target }, body });

it('says of an operation that it does not know it', async () => {
  const command = new ListDevicesCommand({ AccessToken: 'any' });
  expect(await toRefusal(rig().cognito.send(command))).toMatchObject({
    name: 'UnknownOperationException',
    message: 'Unknown operation ListDevices',
    $metadata: { httpStatusCode: 400 },
  });
});

it.each(['AWSCognitoIdentityProviderService.constructor', 'AWSCognitoSyncService.GetId'])(
  'does not take %s for an operation',
  async (target) => {
    const answer = await post(target, '{}');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ __type: 'UnknownOperationException' });
  },
);

it('wants a signature where AWS wants one, and nowhere else', async () => {
  const signed = await post('AWSCognitoIdentityProviderService.AdminGetUser', '{}');
  expect(await signed.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
  const open = await post('AWSCognitoIdentityProviderService.GetUser', '{}');
  expect(await open.json()).toMatchObject({ __type: 'InvalidParameterException' });
});

it('serves public operations to a client without credentials', async () => {
  const options = { endpoint: rig().aws.endpoint, region: 'eu-west-1', maxAttempts: 1 };
  const client = new CognitoIdentityProviderClient({ ...options, credentials: refuseToSign });
  const input = { ClientId: rig().clientId, Username: 'bob', Password: PASSWORD };
  expect(await client.send(new SignUpCommand(input))).toHaveProperty('UserSub');
  client.destroy();
});

it('refuses a body that is no JSON', async () => {
  const answer = await post('AWSCognitoIdentityProviderService.SignUp', 'SignUp, please');
  expect(await answer.json()).toMatchObject({ __type: 'SerializationException' });
});

it('carries a request id and a date', async () => {
  const answer = await post('AWSCognitoIdentityProviderService.SignUp', '{}');
  expect(answer.headers.get('x-amzn-RequestId')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get('Date')).not.toBeNull();
});
