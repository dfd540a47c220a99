import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { POLICY_PURPOSES } from '../../src/iam/policy-purposes.ts';
import { toIamPolicy } from '../../src/iam/to-iam-policy.ts';

interface Wish {
  readonly region?: string;
  readonly purpose?: (typeof POLICY_PURPOSES)[number];
}

const POOL = 'arn:aws:cognito-idp:eu-west-1:*:userpool/eu-west-1_abc';

const MAIL = { from: 'Team <team@mail.example.com>' };
const INBOX = { bucket: 'mails', prefix: 'in/' };

function statements(sections: object = {}, { region, purpose = 'run' }: Wish = {}) {
  const cognito = { userPoolId: 'eu-west-1_abc', clientId: 'client', ...pick(sections, 'cognito') };
  const storage = { bucket: 'profiles', ...pick(sections, 'storage') };
  const config = parseConfig({ ...sections, cognito, storage });
  const { Version, Statement } = toIamPolicy(config, { region: region ?? null, purpose });
  expect(Version).toBe('2012-10-17');
  return Object.fromEntries(Statement.map(({ Sid, Effect: _, ...statement }) => [Sid, statement]));
}

const pick = (sections: object, name: string): object =>
  (sections as Record<string, object | undefined>)[name] ?? {};

const sids = (...args: Parameters<typeof statements>) => Object.keys(statements(...args));

const actions = (sid: string, ...args: Parameters<typeof statements>) =>
  statements(...args)[sid]?.Action;

const FREE = ['Preflight', 'PreflightGroups', 'PreflightLimits'];

describe('the policy of a run', () => {
  it('holds little where people sign up by themselves', () => {
    expect(sids()).toEqual([...FREE, 'Users', 'Groups', 'Objects', 'Bucket']);
    expect(statements()['Users']).toEqual({
      Action: ['cognito-idp:AdminGetUser'],
      Resource: [POOL],
    });
  });

  it.each(POLICY_PURPOSES)('names no action that nobody signs: %s', (purpose) => {
    const found = statements({ mail: MAIL, confirmation: { inbox: INBOX } }, { purpose });
    const named = Object.values(found).flatMap(({ Action }) => Action);
    expect(named.length).toBeGreaterThan(0);
    expect(
      named.filter((one) => /:(SignUp|Confirm|Resend|Initiate|Respond|GetUser|Revoke)/.test(one)),
    ).toEqual([]);
  });

  it.each([
    ['self', 'code', []],
    ['self', 'admin', ['AdminConfirmSignUp', 'AdminUpdateUserAttributes']],
    ['self', 'link', ['ListUsers']],
    ['admin', 'admin', ['AdminCreateUser', 'AdminSetUserPassword', 'AdminUpdateUserAttributes']],
    ['admin', 'code', ['AdminCreateUser', 'AdminSetUserPassword']],
    ['admin', 'link', ['AdminCreateUser', 'AdminSetUserPassword']],
  ])('with sign-up %s and confirmation by %s has %j', (signUp, by, operations) => {
    const found = statements({ cognito: { signUp }, confirmation: { by } });
    const named = ['SignUp', 'Confirmation', 'Links'].flatMap((sid) => found[sid]?.Action ?? []);
    expect(named).toEqual(operations.map((operation) => `cognito-idp:${operation}`));
  });

  it.each([
    ['self', 'USER_PASSWORD_AUTH', undefined],
    ['self', 'USER_SRP_AUTH', undefined],
    ['self', 'ADMIN_USER_PASSWORD_AUTH', ['cognito-idp:AdminInitiateAuth']],
    [
      'admin',
      'ADMIN_USER_PASSWORD_AUTH',
      ['cognito-idp:AdminInitiateAuth', 'cognito-idp:AdminRespondToAuthChallenge'],
    ],
  ])('with sign-up %s and %s signs in by %j', (signUp, authFlow, expected) => {
    expect(actions('SignIn', { cognito: { signUp, authFlow } })).toEqual(expected);
  });

  it('reads the pool for the domain of links that are followed', () => {
    const confirmation = { by: 'link', link: 'follow', inbox: INBOX };
    expect(actions('Links', { confirmation })).toContain('cognito-idp:DescribeUserPool');
    expect(sids({ confirmation })).toEqual(expect.arrayContaining(['InboxList', 'Inbox']));
  });

  it.each([
    ['an administrator confirms', { by: 'admin', inbox: INBOX }],
    ['people click', { by: 'link', inbox: INBOX }],
  ])('reads no inbox where %s', (_, confirmation) => {
    expect(sids({ confirmation })).not.toContain('Inbox');
  });

  it('lists the inbox by its prefix only, and moves what it has read', () => {
    const found = statements({ confirmation: { inbox: { ...INBOX, moveTo: 'read/' } } });
    expect(found).toMatchObject({
      InboxList: {
        Action: ['s3:ListBucket'],
        Resource: ['arn:aws:s3:::mails'],
        Condition: { StringEquals: { 's3:prefix': 'in/' } },
      },
      Inbox: { Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::mails/in/*'] },
      InboxCopy: { Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::mails/read/*'] },
      InboxRemoval: { Action: ['s3:DeleteObject'], Resource: ['arn:aws:s3:::mails/in/*'] },
    });
  });

  it('sets no condition where the inbox is a whole bucket', () => {
    const found = statements({ confirmation: { inbox: { bucket: 'mails', prefix: '' } } });
    expect(found['InboxList']).not.toHaveProperty('Condition');
  });

  it('sends as one sender, by its address and the domains above', () => {
    expect(statements({ mail: MAIL })['WelcomeMail']).toEqual({
      Action: ['ses:SendEmail'],
      Resource: ['team@mail.example.com', 'mail.example.com', 'example.com'].map(
        (one) => `arn:aws:ses:eu-west-1:*:identity/${one}`,
      ),
      Condition: { StringEquals: { 'ses:FromAddress': 'team@mail.example.com' } },
    });
  });

  it('sends by the template, in the Region of the mail', () => {
    const found = statements({ mail: { ...MAIL, region: 'us-east-1', template: 'welcome' } });
    expect(found['WelcomeMail']?.Action).toEqual(['ses:SendTemplatedEmail']);
    expect(found['WelcomeMail']?.Resource).toContain('arn:aws:ses:us-east-1:*:template/welcome');
    expect(found['PreflightMail']?.Action).toContain('ses:GetTemplate');
  });
});

describe('the objects of a policy', () => {
  it.each([
    ['users/{sub}/profile.json', 'users/*/profile.json'],
    ['{custom:team}/{username}-{sub}.json', '*/*-*.json'],
    ['a*b?c$d/{sub}', 'a${*}b${?}c${$}d/*'],
    ['fixed.json', 'fixed.json'],
  ])('lie under the pattern of the key %s', (key, pattern) => {
    expect(statements({ storage: { key } })['Objects']?.Resource).toEqual([
      `arn:aws:s3:::profiles/${pattern}`,
    ]);
  });

  it('are tagged where there are tags', () => {
    expect(actions('Objects', { storage: { tags: { team: 'x' } } })).toEqual([
      's3:PutObject',
      's3:GetObject',
      's3:PutObjectTagging',
    ]);
  });

  it("are the users' own through the identity pool", () => {
    const cognito = { identityPoolId: 'eu-west-1:1' };
    const storage = { credentials: 'identityPool', tags: { team: 'x' } };
    expect(sids({ cognito, storage })).toEqual([...FREE, 'PreflightBucket', 'Users', 'Groups']);
  });

  it.each([
    ['1234-5', ['arn:aws:kms:eu-central-1:*:key/1234-5'], undefined],
    ['arn:aws:kms:x:1:key/2', ['arn:aws:kms:x:1:key/2'], undefined],
    ['alias/mine', ['arn:aws:kms:eu-central-1:*:key/*'], 'alias/mine'],
    ['arn:aws:kms:x:1:alias/mine', ['arn:aws:kms:x:1:key/*'], 'alias/mine'],
  ])('are encrypted by the key %s', (kmsKeyId, Resource, alias) => {
    const storage = { region: 'eu-central-1', encryption: { kmsKeyId } };
    const where = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } };
    expect(statements({ storage })['ObjectsKey']).toEqual({
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource,
      ...(alias !== undefined && { Condition: where }),
    });
  });

  it('need no permission for the key of AWS', () => {
    expect(sids({ storage: { encryption: {} } })).not.toContain('ObjectsKey');
  });
});

describe('the place of a policy', () => {
  it.each([
    [undefined, 'eu-west-1_abc', 'arn:aws:cognito-idp:eu-west-1:'],
    [undefined, 'local_abc', 'arn:aws:cognito-idp:*:'],
    ['eu-central-1', 'local_abc', 'arn:aws:cognito-idp:eu-central-1:'],
    [undefined, 'cn-north-1_abc', 'arn:aws-cn:cognito-idp:cn-north-1:'],
    ['us-gov-west-1', 'us-gov-west-1_abc', 'arn:aws-us-gov:cognito-idp:us-gov-west-1:'],
  ])('in Region %s, for the pool %s, begins its ARNs with %s', (region, userPoolId, start) => {
    const [arn] = statements({ cognito: { userPoolId } }, region === undefined ? {} : { region })[
      'Users'
    ]?.Resource ?? [''];
    expect(arn?.startsWith(start)).toBe(true);
  });

  it('has the partition in the names of buckets too', () => {
    const found = statements({}, { region: 'cn-north-1' });
    expect(found['Bucket']?.Resource).toEqual(['arn:aws-cn:s3:::profiles']);
  });
});

describe('the policies of other commands', () => {
  it('offboard deletes users and objects, whoever wrote them', () => {
    const cognito = { identityPoolId: 'eu-west-1:1' };
    const storage = { credentials: 'identityPool', encryption: { kmsKeyId: '1' } };
    expect(statements({ cognito, storage }, { purpose: 'offboard' })).toMatchObject({
      Users: { Action: ['cognito-idp:AdminGetUser', 'cognito-idp:AdminDeleteUser'] },
      Objects: {
        Action: ['s3:GetObject', 's3:DeleteObject'],
        Resource: ['arn:aws:s3:::profiles/users/*/profile.json'],
      },
      Bucket: { Action: ['s3:ListBucket'] },
      ObjectsKey: { Action: ['kms:Decrypt'] },
    });
  });

  it('the inbox is set up and tried out by the sender of the mail, or by any where there is none', () => {
    const confirmation = { inbox: INBOX };
    const wish = { purpose: 'inbox' } as const;
    expect(sids({ confirmation, mail: MAIL }, wish)).toEqual([
      'Account',
      'ReceiptRules',
      'BucketPolicy',
      'InboxList',
      'Inbox',
      'CheckMail',
    ]);
    expect(statements({ confirmation, mail: MAIL }, wish)['CheckMail']).toHaveProperty('Condition');
    expect(statements({ confirmation }, wish)['CheckMail']?.Resource).toEqual([
      'arn:aws:ses:eu-west-1:*:identity/*',
    ]);
    expect(sids({}, wish)).toEqual([]);
  });
});
