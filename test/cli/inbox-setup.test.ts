import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReceivingAccount, STOP } from '../inbox/receiving-rig.ts';
import { command, useDesk } from './rig.ts';
import type { Ended } from './rig.ts';

const desk = useDesk();
let account: ReceivingAccount;

beforeEach(() => {
  account = new ReceivingAccount(desk().aws);
});

afterEach(() => account[Symbol.dispose]());

const setUp = (...args: readonly string[]): Promise<Ended> =>
  command(['inbox', 'setup', '--config', desk().path('config.json'), ...args]);

const setUpJson = async (...args: readonly string[]): Promise<unknown> =>
  JSON.parse((await setUp('--json', ...args)).stdout);

const OUR_RULE = expect.stringMatching(/^cognito-onboard-[0-9a-f]{12}$/) as string;

describe('inbox setup', () => {
  it('prints what DNS and bucket need, and makes the rule in a set of its own', async () => {
    await account.letIn();
    const { code, stdout, stderr } = await setUp('people.example.com');
    expect(code).toBe(0);
    expect(stderr.replaceAll(/-[0-9a-f]{12}/g, '-ID').split('\n')).toEqual([
      'The DNS and the policy of the bucket need:',
      'Rule cognito-onboard-ID was added to rule set cognito-onboard, which is in force now',
      'Try it with `inbox check`',
      '',
    ]);
    const [record, ...policy] = stdout.split('\n');
    expect(record).toBe('people.example.com MX 10 inbound-smtp.eu-west-1.amazonaws.com');
    expect(JSON.parse(policy.join('\n'))).toMatchObject({ Version: '2012-10-17' });
    expect(await account.rulesInForce()).toEqual(['cognito-onboard', OUR_RULE]);
  });

  it('sets the policy with --apply, for this rule of this account only, and keeps other statements', async () => {
    const other = { ...account.toStatement(), Principal: { Service: 'sns.amazonaws.com' } };
    await account.putPolicy({ Version: '2008-10-17', Id: 'ours', Statement: other });
    const result = await setUpJson('people.example.com', '--apply');
    expect(result).toMatchObject({
      rule: OUR_RULE,
      ruleSet: 'cognito-onboard',
      created: true,
      activated: true,
      mx: [{ name: 'people.example.com', type: 'MX', priority: 10 }],
      policyApplied: true,
      warnings: [],
    });
    const { rule, policy } = result as { rule: string; policy: { Statement: readonly object[] } };
    expect(policy.Statement).toMatchObject([
      {
        Resource: `arn:aws:s3:::${account.bucket}/inbound/*`,
        Condition: {
          StringEquals: {
            'AWS:SourceAccount': '123456789012',
            'AWS:SourceArn': `arn:aws:ses:eu-west-1:123456789012:receipt-rule-set/cognito-onboard:receipt-rule/${rule}`,
          },
        },
      },
    ]);
    expect(await account.policy()).toEqual({
      Version: '2008-10-17',
      Id: 'ours',
      Statement: [other, ...policy.Statement],
    });
  });

  it('adds its rule behind those of the set in force, which stays in force', async () => {
    await account.letIn();
    await account.useRules('main', [account.storing({}, 'a/'), { ...STOP, Enabled: false }]);
    expect(await setUpJson('people.example.com')).toMatchObject({
      ruleSet: 'main',
      created: true,
      activated: false,
      warnings: [],
    });
    expect(await account.rulesInForce()).toEqual(['main', 'store', 'stop', OUR_RULE]);
  });

  it('changes nothing the second time, and says so', async () => {
    await setUp('people.example.com', '--apply');
    const before = await account.policy();
    const { code, stderr } = await setUp('PEOPLE.example.com', '--apply');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/stands already in rule set cognito-onboard\n/) as string,
    });
    expect((await account.rulesInForce()).length).toBe(2);
    expect(await account.policy()).toEqual(before);
    expect((await desk().books()).calls['PutBucketPolicy']).toBe(1);
  });

  it("takes somebody else's rule that does the same already", async () => {
    await account.letIn();
    await account.useRules('main', [account.storing(), STOP]);
    expect(await setUpJson('people.example.com')).toMatchObject({
      rule: 'store',
      created: false,
      warnings: [],
    });
    expect(await account.rulesInForce()).toEqual(['main', 'store', 'stop']);
  });

  it('leaves its rule as it is where that does something else, and says how to mend it', async () => {
    await setUp('people.example.com', '--apply');
    const { code, stdout, stderr } = await setUp('other.example.com', '.people.example.com');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /but it is for people.example.com, not for other.example.com, .people.example.com\. It is left as it is\. Mend/,
    );
  });

  it('prints the policy where SES may not write, and says to put it on the bucket', async () => {
    const { code, stdout, stderr } = await setUp('people.example.com');
    expect(code).toBe(2);
    expect(stdout).toContain('"Sid": "CognitoOnboardInbox');
    expect(stderr).toMatch(/Add the statement of the policy above .* with --apply; then run again/);
    expect(await account.rulesInForce()).toEqual([undefined]);

    expect(await setUpJson('people.example.com')).toMatchObject({
      created: false,
      policy: { Statement: [{}] },
    });
  });

  it('warns of rules before it, of domains that are not verified, of rules that come into force', async () => {
    await account.letIn();
    const rules = [STOP, { ...account.storing({}, 'a/'), Recipients: ['example.com'] }];
    await account.useRules('cognito-onboard', rules, { isActive: false });
    expect(await setUpJson('people.example.com', 'ann@example.org')).toMatchObject({
      activated: true,
      warnings: [
        expect.stringMatching(/^Rule stop of rule set cognito-onboard stops or bounces/),
        expect.stringMatching(/^Rule stop comes into force too/),
        expect.stringMatching(/^Rule store comes into force too/),
        expect.stringMatching(/^SES does not know domain example.org as verified/),
      ],
    });
  });

  it('warns of a Region in which SES is not known to receive mail', async () => {
    await account.letIn();
    const { confirmation, ...config } = desk().aws.config;
    const inbox = { ...confirmation?.inbox, region: 'eu-central-2' };
    await desk().write('config.json', { ...config, confirmation: { inbox } });
    expect(await setUpJson('people.example.com')).toMatchObject({
      mx: [{ value: 'inbound-smtp.eu-central-2.amazonaws.com' }],
      warnings: [expect.stringMatching(/^SES is not known to receive mail in Region eu-central-2/)],
    });
  });

  it('makes nothing where the account cannot be told', async () => {
    await desk().disturb({ operation: 'DescribeUserPool', fault: 'error:AccessDeniedException' });
    const { code, stdout, stderr } = await setUp('people.example.com', '--apply');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('Grant them `cognito-idp:DescribeUserPool`');
    expect(await account.rulesInForce()).toEqual([undefined]);
  });

  it('says nothing but data with --quiet', async () => {
    expect(await setUp('people.example.com', '--apply', '--quiet')).toMatchObject({ stderr: '' });
  });

  it.each(['people', 'a b@example.com', 'ann@.example.com', '@example.com', 'http://example.com'])(
    'takes no %s for a recipient',
    async (recipient) => {
      const { code, stderr } = await setUp(recipient);
      expect(code).toBe(2);
      expect(stderr).toContain(`got ${recipient}.`);
    },
  );

  it('wants a recipient', async () => {
    expect(await setUp()).toMatchObject({ code: 2 });
  });

  it('wants an inbox in the configuration', async () => {
    await desk().write('config.json', { ...desk().aws.config, confirmation: {} });
    const { code, stderr } = await setUp('people.example.com');
    expect(code).toBe(2);
    expect(stderr).toContain('Expected `confirmation.inbox` in the configuration, found none. Add');
  });

  it('explains itself', async () => {
    expect((await command(['inbox', 'setup', '--help'])).stdout).toMatchInlineSnapshot(`
      "USAGE
        cognito-onboard inbox setup [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--apply] <recipient>...
        cognito-onboard inbox setup --help

      Make the receipt rule that stores mail for a domain in the inbox

      FLAGS
           [--config]            Configuration file                                                     [default = cognito-onboard.config.json]
           [--state]             Folder that holds progress (default: .cognito-onboard)
           [--batch]             Name of the batch (default: the file's base name, else the only batch)
           [--json]              Write data as JSON                                                     [default = false]
           [--quiet]             Say nothing but errors                                                 [default = false]
           [--color/--no-color]  Use colors on a terminal                                               [default = true]
           [--apply]             Set the policy of the bucket too                                       [default = false]
        -h  --help               Print help information and exit
            --                   All subsequent inputs should be interpreted as arguments

      ARGUMENTS
        recipient...  Domain, .domain for its sub-domains, or address that mail is to come in for
      "
    `);
  });
});
