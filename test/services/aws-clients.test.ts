import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createAwsClients } from '../../src/services/aws-clients.ts';

const INBOX = { bucket: 'inbox', prefix: 'inbound/' };
const CONFIG: ConfigInput = {
  region: 'eu-west-1',
  cognito: { userPoolId: 'eu-west-1_AbC', clientId: 'abc' },
  confirmation: { inbox: INBOX },
  storage: { bucket: 'profiles' },
  mail: { from: 'welcome@example.com' },
};
const USER = { accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'token' };

function open(changes: Partial<ConfigInput> = {}) {
  const clients = createAwsClients(parseConfig({ ...CONFIG, ...changes }), {});
  onTestFinished(clients.close);
  const { storage, ...others } = clients;
  return { ...others, storage: storage.operator, user: storage.ofUser(USER) };
}

/** The Region that each client calls. */
async function readRegions(changes: Partial<ConfigInput>) {
  const { cognito, identity, storage, user, inbox, ses } = open(changes);
  const clients = Object.entries({ cognito, identity, storage, user, inbox, ses });
  const regions = clients.map(async ([name, { config }]) => [name, await config.region()] as const);
  return Object.fromEntries(await Promise.all(regions));
}

const EVERYWHERE = {
  cognito: 'eu-west-1',
  identity: 'eu-west-1',
  storage: 'eu-west-1',
  user: 'eu-west-1',
  inbox: 'eu-west-1',
  ses: 'eu-west-1',
};

describe('the clients of a configuration', () => {
  it.each([
    ['its one Region', {}, {}],
    [
      'a Region of the bucket',
      { storage: { bucket: 'profiles', region: 'us-east-2' } },
      { storage: 'us-east-2', user: 'us-east-2' },
    ],
    [
      'a Region of the inbox',
      { confirmation: { inbox: { ...INBOX, region: 'us-east-2' } } },
      { inbox: 'us-east-2' },
    ],
    [
      'a Region of the mail',
      { mail: { from: 'welcome@example.com', region: 'us-east-2' } },
      { ses: 'us-east-2' },
    ],
  ])('call %s', async (_, changes, others) => {
    expect(await readRegions(changes)).toEqual({ ...EVERYWHERE, ...others });
  });

  it('sign as the user where a user writes, over the connections of the operator', async () => {
    const { storage, user } = open();
    expect(await user.config.credentials()).toMatchObject(USER);
    expect(user.config.requestHandler).toBe(storage.config.requestHandler);
  });
});
