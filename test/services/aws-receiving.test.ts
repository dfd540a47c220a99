import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createAwsReceiving } from '../../src/services/aws-receiving.ts';
import type { Receiving } from '../../src/services/receiving.ts';
import { ReceivingAccount, STOP } from '../inbox/receiving-rig.ts';
import { CALL, useLocalServices } from './local-services.ts';

const local = useLocalServices();
const { signal } = CALL;
let receiving: Receiving;
let account: ReceivingAccount;

beforeEach(async () => {
  receiving = await createAwsReceiving(parseConfig(local().aws.config), {});
  account = new ReceivingAccount(local().aws);
});

afterEach(() => {
  receiving[Symbol.dispose]();
  account[Symbol.dispose]();
});

describe('the receipt rules', () => {
  it('are none at the start', async () => {
    expect(await receiving.rules.findActive(signal)).toBeNull();
    expect(await receiving.rules.find('main', signal)).toBeNull();
  });

  it('are read as far as they matter to an inbox', async () => {
    await account.letIn();
    const header = { AddHeaderAction: { HeaderName: 'X-A', HeaderValue: 'b' } };
    const S3Action = { BucketName: account.bucket, ObjectKeyPrefix: 'a/', KmsKeyArn: 'arn:key' };
    await account.useRules('main', [
      account.storing({ Recipients: ['Ann@Example.com'], Enabled: false }),
      { Name: 'second', Enabled: true, Actions: [header, { S3Action }] },
      STOP,
      {
        Name: 'bounce',
        Actions: [
          { BounceAction: { SmtpReplyCode: '550', Message: 'no', Sender: 'a@example.com' } },
        ],
      },
    ]);
    const { bucket } = account;
    expect(await receiving.rules.findActive(signal)).toEqual({
      name: 'main',
      rules: [
        {
          name: 'store',
          isEnabled: false,
          recipients: ['ann@example.com'],
          actions: [{ type: 'store', bucket, prefix: 'inbound/', isEncrypted: false }],
        },
        {
          name: 'second',
          isEnabled: true,
          recipients: [],
          actions: [{ type: 'other' }, { type: 'store', bucket, prefix: 'a/', isEncrypted: true }],
        },
        { name: 'stop', isEnabled: true, recipients: [], actions: [{ type: 'stop' }] },
        { name: 'bounce', isEnabled: false, recipients: [], actions: [{ type: 'bounce' }] },
      ],
    });
  });

  it('are made, put behind others and put in force', async () => {
    await account.letIn();
    await receiving.rules.createRuleSet('main', signal);
    const { bucket } = account;
    const rule = {
      name: 'first',
      isEnabled: true,
      recipients: ['example.com'],
      actions: [{ type: 'store', bucket, prefix: 'in/', isEncrypted: false }],
    } as const;
    await receiving.rules.createRule({ ruleSet: 'main', after: null, rule }, signal);
    const second = { ...rule, name: 'second' };
    await receiving.rules.createRule({ ruleSet: 'main', after: 'first', rule: second }, signal);
    await receiving.rules.activate('main', signal);
    expect(await receiving.rules.findActive(signal)).toEqual({
      name: 'main',
      rules: [rule, second],
    });
    const scanned = { Enabled: true, ScanEnabled: true, TlsPolicy: 'Optional' };
    expect((await account.describe()).Rules).toMatchObject([scanned, scanned]);
  });

  it.each([
    ['RULE_EXISTS', () => receiving.rules.createRuleSet('main', signal)],
    ['RULE_NOT_FOUND', () => receiving.rules.activate('other', signal)],
    [
      'RULE_REFUSED',
      () =>
        receiving.rules.createRule(
          {
            ruleSet: 'main',
            after: null,
            rule: {
              name: 'a',
              isEnabled: true,
              recipients: [],
              actions: [{ type: 'store', bucket: 'nowhere', prefix: '', isEncrypted: false }],
            },
          },
          signal,
        ),
    ],
  ] as const)('are refused as %s', async (code, call) => {
    await receiving.rules.createRuleSet('main', signal);
    await expect(call()).rejects.toMatchObject({ failure: { code } });
  });
});

describe('the policy of the inbox bucket', () => {
  it('is none at the start, then the one that was written', async () => {
    expect(await receiving.policy.read(signal)).toBeNull();
    const policy = JSON.stringify({ Statement: [account.toStatement()] });
    await receiving.policy.write(policy, signal);
    expect(await receiving.policy.read(signal)).toBe(policy);
  });

  it('is refused where it is none', async () => {
    await expect(receiving.policy.write('{}', signal)).rejects.toMatchObject({
      failure: { code: 'POLICY_REFUSED', scope: 'batch' },
    });
  });
});

it('knows which identities are verified, however many are asked for', async () => {
  const others = Array.from({ length: 120 }, (_, index) => `a${index}.example.com`);
  const found = await receiving.senders.findVerified([...others, 'people.example.com'], signal);
  expect([...found]).toEqual(['people.example.com']);
  expect((await local().books()).calls['GetIdentityVerificationAttributes']).toBe(2);
});

/** How long calls of control take, one after the other. */
const toDuration = async ({ rules }: Receiving, calls: number): Promise<number> => {
  const startedAt = performance.now();
  for (let call = 0; call < calls; call += 1) await rules.findActive(signal);
  return performance.now() - startedAt;
};

describe('calls of control', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it('are made once a second', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'any').stubEnv('AWS_SECRET_ACCESS_KEY', 'key');
    const { quotas, ...config } = local().aws.config;
    const elsewhere = parseConfig({ ...config, quotas: { ...quotas, SesControl: 1 } });
    using other = await createAwsReceiving(elsewhere, {});
    expect(await toDuration(other, 2)).toBeGreaterThan(990);
  });

  it('are made at once where a local AWS answers', async () => {
    expect(await toDuration(receiving, 4)).toBeLessThan(2500);
  });
});

it("reads the account off the pool's own ARN", async () => {
  expect(await receiving.readAccount(signal)).toEqual({ partition: 'aws', id: '123456789012' });
});

it('receives in the Region of the inbox', async () => {
  const { config } = local().aws;
  const inbox = { bucket: '', prefix: '', ...config.confirmation?.inbox, region: 'eu-central-1' };
  using other = await createAwsReceiving(parseConfig({ ...config, confirmation: { inbox } }), {});
  expect(other.region).toBe('eu-central-1');
});
