import { describe, expect, it } from 'vitest';
import { people, person, useBench } from '../runner/rig.ts';
import type { IamStatement } from '../../src/iam/statement.ts';
import { TEMPLATE, runUnder, toStatements } from './run-under.ts';
import type { Way } from './run-under.ts';

const bench = useBench();

const members = people(2).map((row) => ({ ...row, groups: ['staff'] }));

const INBOX = () => bench().aws.config.confirmation?.inbox;

/** Sections of a configuration that go together, by name. */
const CONFIRMATION = {
  code: () => ({ changes: { by: 'code', inbox: INBOX() } }),
  moved: () => ({ changes: { by: 'code', inbox: { ...INBOX(), moveTo: 'read/' } } }),
  wait: () => ({ changes: { by: 'link', inbox: null }, pool: 'link', clicks: true }),
  follow: () => ({ changes: { by: 'link', link: 'follow', inbox: INBOX() }, pool: 'link' }),
  admin: () => ({ changes: { by: 'admin', inbox: null } }),
} as const;
const MAIL = { none: null, plain: {}, template: { template: TEMPLATE } } as const;
const STORAGE = {
  operator: {},
  tags: { tags: { team: '{username}' } },
  key: { encryption: { kmsKeyId: '1234' }, key: 'people/{username}.json' },
  alias: { encryption: { kmsKeyId: 'alias/mine' } },
  identityPool: { credentials: 'identityPool' },
} as const;

interface Choice {
  readonly signUp: 'self' | 'admin';
  readonly by: keyof typeof CONFIRMATION;
  readonly authFlow: 'USER_PASSWORD_AUTH' | 'USER_SRP_AUTH' | 'ADMIN_USER_PASSWORD_AUTH';
  readonly storage: keyof typeof STORAGE;
  readonly mail: keyof typeof MAIL;
}

function toWay({ signUp, by, authFlow, storage, mail }: Choice): Way {
  const { changes, ...others } = CONFIRMATION[by]() as {
    readonly changes: object;
    readonly pool?: string;
    readonly clicks?: boolean;
  };
  return {
    rows: members,
    pool: { confirmation: others.pool ?? 'code' },
    clicks: signUp === 'self' && others.clicks === true,
    changes: {
      cognito: { signUp, authFlow },
      confirmation: changes,
      storage: STORAGE[storage],
      mail: MAIL[mail],
    },
  };
}

const CHOICES: readonly Choice[] = [
  ['self', 'code', 'USER_PASSWORD_AUTH', 'operator', 'plain'],
  ['self', 'moved', 'USER_SRP_AUTH', 'tags', 'template'],
  ['self', 'wait', 'ADMIN_USER_PASSWORD_AUTH', 'identityPool', 'none'],
  ['self', 'follow', 'USER_PASSWORD_AUTH', 'key', 'template'],
  ['self', 'admin', 'USER_SRP_AUTH', 'identityPool', 'plain'],
  ['self', 'admin', 'ADMIN_USER_PASSWORD_AUTH', 'alias', 'none'],
  ['admin', 'code', 'USER_SRP_AUTH', 'key', 'none'],
  ['admin', 'moved', 'ADMIN_USER_PASSWORD_AUTH', 'operator', 'plain'],
  ['admin', 'wait', 'USER_PASSWORD_AUTH', 'alias', 'template'],
  ['admin', 'follow', 'USER_SRP_AUTH', 'tags', 'plain'],
  ['admin', 'admin', 'ADMIN_USER_PASSWORD_AUTH', 'identityPool', 'template'],
].map(
  ([signUp, by, authFlow, storage, mail]) => ({ signUp, by, authFlow, storage, mail }) as Choice,
);

describe('under its own policy', () => {
  it.each(CHOICES)(
    'a batch ends: sign-up $signUp, confirmation $by, $authFlow, storage $storage, mail $mail',
    async (choice) => {
      const way = toWay(choice);
      const ended = await runUnder(bench(), way, toStatements(bench(), way));
      expect(ended).toMatchObject({ reason: 'done', counts: { provisioned: 2 }, ignored: 0 });
    },
  );
});

/** An object that is gone when it is looked at, and one whose write was not answered. */
const STORED_TWICE = [
  { operation: 'PutObject', fault: 'error:PreconditionFailed', calls: [1] },
  { operation: 'PutObject', fault: 'lostReply', calls: [2] },
];

const lost = (operation: string, ...calls: readonly number[]) => ({
  operation,
  fault: 'lostReply',
  calls,
});

const choose = (by: Choice['by'], more: Partial<Choice> = {}): Way => ({
  ...toWay({
    signUp: 'self',
    by,
    authFlow: 'ADMIN_USER_PASSWORD_AUTH',
    storage: 'operator',
    mail: 'plain',
    ...more,
  }),
  rows: members.slice(0, 1),
});

const WAYS: Readonly<Record<string, () => Way>> = {
  'codes that are moved away, tags': () => ({
    ...choose('moved', { storage: 'tags' }),
    faults: [...STORED_TWICE, lost('SignUp', 1)],
  }),
  'links that people click, a template': () =>
    choose('wait', { mail: 'template', storage: 'identityPool' }),
  'links that are followed': () => ({
    ...choose('follow', { storage: 'identityPool', mail: 'none' }),
    faults: [lost('SignUp', 1)],
  }),
  'confirmation by an administrator, a key': () => ({
    ...choose('admin', { storage: 'key' }),
    faults: [...STORED_TWICE, lost('SignUp', 1)],
  }),
  // Of somebody without attributes, only the sign-in tells whose user it is.
  'sign-up by an administrator': () => {
    const { username, password } = person('zoe');
    const way = choose('admin', { signUp: 'admin', mail: 'none', storage: 'identityPool' });
    return {
      ...way,
      rows: [...way.rows, { username, password }],
      faults: [lost('AdminCreateUser', 1, 3)],
    };
  },
};

/** Without these a batch goes on: it knows less of whose a user is, or leaves the mail where it is. */
const GOES_ON = ['Users', 'InboxCopy', 'InboxRemoval'];

describe('an action that is taken away', () => {
  it.each(Object.keys(WAYS))('is missed: %s', async (name) => {
    const way = WAYS[name]?.() ?? choose('code');
    const needed = toStatements(bench(), way).filter(isNeeded);
    const whole = await runUnder(bench(), way, needed);
    expect(whole).toMatchObject({ reason: 'done', counts: { provisioned: way.rows.length } });

    for (const { Sid, Action } of needed) {
      for (const action of Action) {
        const rest = needed.map((one) => (one.Sid === Sid ? without(one, action) : one));
        const ended = await runUnder(bench(), way, rest);
        expect(ended, `${Sid} ${action}`).not.toEqual(whole);
        const end = GOES_ON.includes(Sid) ? {} : { reason: 'held' };
        expect(ended, `${Sid} ${action}`).toMatchObject(end);
      }
    }
  });
});

/** What is looked at before has a test of its own. */
const isNeeded = ({ Sid }: IamStatement): boolean => !Sid.startsWith('Preflight');

function without(statement: IamStatement, action: string): IamStatement {
  return { ...statement, Action: statement.Action.filter((one) => one !== action) };
}
