import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfirmationMail } from '../../src/services/confirmation-mail.ts';
import { ReceivingAccount, STOP } from '../inbox/receiving-rig.ts';
import { command, useDesk } from './rig.ts';
import type { CommandOptions, Ended } from './rig.ts';

const desk = useDesk();
let account: ReceivingAccount;

beforeEach(async () => {
  account = new ReceivingAccount(desk().aws);
  await account.letIn();
});

afterEach(() => account[Symbol.dispose]());

const inbox = (args: readonly string[], options: CommandOptions = {}): Promise<Ended> =>
  command(['inbox', ...args, '--config', desk().path('config.json')], options);

const check = (...args: readonly string[]) => inbox(['check', ...args]);

const CHECKED = 'cognito-onboard-check@people.example.com';

describe('inbox check', () => {
  it('times a mail to an address of the rule, and tells what SES says of its sender', async () => {
    await inbox(['setup', 'people.example.com']);
    const { code, stdout, stderr } = await check();
    expect({ code, stderr }).toEqual({ code: 0, stderr: `A mail is on its way to ${CHECKED}\n` });
    expect(stdout).toMatch(
      /^Mail to cognito-onboard-check@people.example.com arrived after [\d.]+ s under inbound\/\w{40}\nSES says of its sender: SPF pass, DKIM pass\n$/,
    );
  });

  it('gives the same as JSON', async () => {
    await inbox(['setup', 'people.example.com']);
    const { code, stdout } = await check('Ann@people.example.com', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      address: 'ann@people.example.com',
      arrived: true,
      missing: [],
      seconds: expect.any(Number) as number,
      key: expect.stringMatching(/^inbound\/\w{40}$/) as string,
      spf: 'pass',
      dkim: 'pass',
    });
  });

  it('leaves a mail in which the watcher of the inbox finds no code', async () => {
    await inbox(['setup', 'people.example.com']);
    const { key } = JSON.parse((await check('--json')).stdout) as { key: string };
    const mail = desk().aws.readObject(account.bucket, key) ?? new Uint8Array();
    expect(Buffer.from(mail).toString()).toMatch(/\r\nSubject: Inbox check [a-z]{12}\r\n/);
    const wanted = { senders: ['example.com'], by: 'code' } as const;
    expect(await readConfirmationMail(mail, wanted)).toEqual({ ignored: 'it holds no code' });
  });

  it('sends from another sender with --from', async () => {
    await inbox(['setup', 'people.example.com']);
    expect(await check('--from', 'Team <team@people.example.com>')).toMatchObject({ code: 0 });
  });

  it.each([
    ['no rule set is in force', [], /No receipt rule set is in force\. Run `inbox setup people/],
    [
      'a rule before it stops the mail',
      ['stop', 'store'],
      /Rule stop stops or bounces mail before/,
    ],
    ['its rule is disabled', ['off'], /Rule off is disabled\. Enable it/],
    ['mail is stored elsewhere', ['other'], /Rule other of rule set main stores .* but not in buc/],
    ['SES encrypts the mail', ['locked'], /Rule locked has SES encrypt mail with a KMS key\./],
    ['no rule is for the address', ['none'], /No rule of rule set main stores mail for the addre/],
  ])('says so and sends nothing where %s', async (_name, names, words) => {
    const rules = {
      stop: STOP,
      store: account.storing(),
      off: account.storing({ Name: 'off', Enabled: false }),
      other: account.storing({ Name: 'other' }, 'other/'),
      locked: {
        ...account.storing({ Name: 'locked' }),
        Actions: account.storing().Actions?.map(({ S3Action }) => ({
          S3Action: { BucketName: account.bucket, ...S3Action, KmsKeyArn: 'arn:key' },
        })),
      },
      none: account.storing({ Name: 'none', Recipients: ['example.com'] }),
    };
    if (names.length > 0) {
      await account.useRules(
        'main',
        names.map((name) => rules[name as keyof typeof rules]),
      );
    }
    const { code, stdout, stderr } = await check(CHECKED);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(stdout).toMatch(words);
    expect((await desk().books()).mails).toEqual([]);
  });

  it('lists everything that is missing at once', async () => {
    await desk().disturb({ operation: 'ListObjectsV2', fault: 'error:AccessDenied' });
    const { code, stdout } = await check('ann@example.org', '--from', 'eve@example.org', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      address: 'ann@example.org',
      arrived: false,
      missing: [
        expect.stringMatching(/^No receipt rule set/),
        expect.stringMatching(
          /^SES does not know domain example.org as verified in Region eu-west-1/,
        ),
        expect.stringMatching(/^SES does not know sender eve@example.org as verified/),
        expect.stringMatching(/^S3 denied ListObjectsV2 on bucket .* Grant them `s3:ListBucket`/),
      ] as unknown,
    });
  });

  it('minds neither a disabled rule before, nor a rule behind that stops', async () => {
    const off = account.storing({ Name: 'off', Enabled: false });
    await account.useRules('main', [off, account.storing(), STOP]);
    expect(await check(CHECKED)).toMatchObject({ code: 0 });
  });

  it('says that the mail did not come, and which MX record to look at', async () => {
    await inbox(['setup', 'people.example.com']);
    await check();
    // The bucket lets SES in no more, so the mail is lost on its way.
    await account.putPolicy({ Statement: { ...account.toStatement(), Effect: 'Deny' } });
    const { code, stdout } = await check('--timeout', '50ms');
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /- The mail did not arrive in time\. Check that the MX record of people.example.com names inbound-smtp.eu-west-1.amazonaws.com/,
    );
    // Mail that lay there before is not read.
    expect((await desk().books()).calls['GetObject']).toBe(1);
  });

  it('waits no longer than it was told to, also where S3 does not answer', async () => {
    await inbox(['setup', 'people.example.com']);
    await desk().disturb({ operation: 'GetObject', fault: 'hang', rate: 1 });
    const { code, stdout } = await check('--timeout', '300ms');
    expect(code).toBe(3);
    expect(stdout).toContain('did not arrive in time');
  });

  it('writes to the first address that the rule names', async () => {
    const Recipients = ['.people.example.com', 'ann@people.example.com', 'people.example.com'];
    await account.useRules('main', [account.storing({ Recipients })]);
    expect(JSON.parse((await check('--json')).stdout)).toMatchObject({
      address: 'ann@people.example.com',
      arrived: true,
    });
  });

  it.each([
    ['everybody', []],
    ['sub-domains only', ['.people.example.com']],
  ])('wants an address where the rule is for %s', async (_name, Recipients) => {
    await account.useRules('main', [account.storing({ Recipients })]);
    const { code, stderr } = await check();
    expect(code).toBe(2);
    expect(stderr).toMatch(/Expected an address of the inbox/);
  });

  it('wants a sender where the configuration has none', async () => {
    await desk().write('config.json', { ...desk().aws.config, mail: null });
    const { code, stderr } = await check(CHECKED);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Expected a sender.* with --from/);
  });

  it.each([['people.example.com'], [CHECKED, '--timeout', 'soon']])(
    'takes no %s',
    async (...args) => {
      expect(await check(...args)).toMatchObject({ code: 2 });
    },
  );

  it('explains itself', async () => {
    expect((await command(['inbox', 'check', '--help'])).stdout).toMatchInlineSnapshot(`
      "USAGE
        cognito-onboard inbox check [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--from address] [--timeout duration] [<address>]
        cognito-onboard inbox check --help

      Send a mail to the inbox and time its arrival, or say what is missing

      FLAGS
           [--config]            Configuration file                                                     [default = cognito-onboard.config.json]
           [--state]             Folder that holds progress (default: .cognito-onboard)
           [--batch]             Name of the batch (default: the file's base name, else the only batch)
           [--json]              Write data as JSON                                                     [default = false]
           [--quiet]             Say nothing but errors                                                 [default = false]
           [--color/--no-color]  Use colors on a terminal                                               [default = true]
           [--from]              Verified sender (default: mail.from of the configuration)
           [--timeout]           How long to wait for the mail                                          [default = 2m]
        -h  --help               Print help information and exit
            --                   All subsequent inputs should be interpreted as arguments

      ARGUMENTS
        [address]  Address of the inbox (default: one of the rule's first domain)
      "
    `);
  });
});
