import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxSetUp } from '../../src/domain/inbox.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { planInbox } from '../../src/inbox/plan-inbox.ts';
import { setUpInbox } from '../../src/inbox/set-up-inbox.ts';
import { createAwsReceiving } from '../../src/services/aws-receiving.ts';
import type { Receiving } from '../../src/services/receiving.ts';
import { CALL, useLocalServices } from '../services/local-services.ts';
import { ReceivingAccount } from './receiving-rig.ts';

const local = useLocalServices();
const { signal } = CALL;
let receiving: Receiving;
let account: ReceivingAccount;

beforeEach(async () => {
  receiving = await createAwsReceiving(parseConfig(local().aws.config), {});
  account = new ReceivingAccount(local().aws);
  await account.letIn();
});

afterEach(() => {
  receiving[Symbol.dispose]();
  account[Symbol.dispose]();
});

/** Sets an inbox up; something may happen once it is planned. */
const setUp = async (meanwhile: () => Promise<void> = async () => {}): Promise<InboxSetUp> => {
  const place = { bucket: account.bucket, prefix: 'inbound/' };
  const plan = await planInbox(receiving, { place, recipients: ['people.example.com'] }, signal);
  await meanwhile();
  return setUpInbox(receiving, plan, { apply: false, signal });
};

describe('an inbox that is set up', () => {
  it.each(['CreateReceiptRuleSet', 'CreateReceiptRule'])(
    'is there once, where the answer to %s was lost',
    async (operation) => {
      await local().disturb({ operation, fault: 'lostReply', calls: [1] });
      const { rule } = await setUp();
      expect(await account.rulesInForce()).toEqual(['cognito-onboard', rule]);
    },
  );

  it('takes no rule set out of force that somebody put in force meanwhile', async () => {
    const meanwhile = () => account.useRules('main', []);
    await expect(setUp(meanwhile)).rejects.toThrow(
      /Expected no receipt rule set to be in force, but main is since a moment ago\. It was not re/,
    );
    expect(await account.rulesInForce()).toEqual(['main']);
  });

  it('is content with the same set-up that somebody else made meanwhile', async () => {
    const { rule } = await setUp(async () => void (await setUp()));
    expect(await account.rulesInForce()).toEqual(['cognito-onboard', rule]);
  });

  it('leaves a rule of its name that somebody else made meanwhile, and tells what differs', async () => {
    const place = { bucket: account.bucket, prefix: 'inbound/' };
    const other = () => planInbox(receiving, { place, recipients: ['a.example.com'] }, signal);
    const meanwhile = async () =>
      void (await setUpInbox(receiving, await other(), { apply: false, signal }));
    await expect(setUp(meanwhile)).rejects.toThrow('is for a.example.com, not for people.example.');
  });

  it('tells of a key where SES may not write in spite of the policy', async () => {
    await local().disturb({
      operation: 'CreateReceiptRule',
      fault: 'error:InvalidS3Configuration',
    });
    const place = { bucket: account.bucket, prefix: 'inbound/' };
    const plan = await planInbox(receiving, { place, recipients: ['people.example.com'] }, signal);
    await expect(setUpInbox(receiving, plan, { apply: true, signal })).rejects.toThrow(
      /Its policy was set; AWS may need a moment .* A key that encrypts the bucket/,
    );
  });
});
