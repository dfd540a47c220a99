import {
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
} from '@aws-sdk/client-ses';
import { expect, it } from 'vitest';
import { useRig } from '../rig.ts';

const rig = useRig();

it('may send', async () => {
  expect(await rig().ses.send(new GetAccountSendingEnabledCommand({}))).toMatchObject({
    Enabled: true,
  });
});

it('tells of verified identities only', async () => {
  const Identities = ['Welcome@example.com', 'example.com', 'eve@example.com'];
  const command = new GetIdentityVerificationAttributesCommand({ Identities });
  expect((await rig().ses.send(command)).VerificationAttributes).toEqual({
    'Welcome@example.com': { VerificationStatus: 'Success' },
  });
});

it('tells of none where none is verified', async () => {
  const command = new GetIdentityVerificationAttributesCommand({ Identities: ['example.com'] });
  expect((await rig().ses.send(command)).VerificationAttributes).toEqual({});
});
