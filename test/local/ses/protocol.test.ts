import { ListIdentitiesCommand } from '@aws-sdk/client-ses';
import { expect, it } from 'vitest';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const post = (action: string) =>
  fetch(rig().aws.endpoint, { method: 'POST', body: new URLSearchParams({ Action: action }) });

it('says of an operation that it does not know it', async () => {
  expect(await toRefusal(rig().ses.send(new ListIdentitiesCommand({})))).toMatchObject({
    name: 'InvalidAction',
    message: 'Could not find operation ListIdentities for version 2010-12-01',
    $metadata: { httpStatusCode: 400 },
  });
});

it('refuses a call without a signature', async () => {
  const answer = await post('GetSendQuota');
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('<Code>MissingAuthenticationToken</Code>');
});

it('carries a request id, the same in header and body', async () => {
  const answer = await post('toString');
  const id = answer.headers.get('x-amzn-RequestId');
  expect(await answer.text()).toContain(`<RequestId>${id}</RequestId>`);
});
