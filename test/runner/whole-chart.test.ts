import { isDeepStrictEqual } from 'node:util';
import { CreateTemplateCommand, SESClient } from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import { people, useBench } from './rig.ts';
import type { Bench, Changes } from './rig.ts';

const bench = useBench();

const WAYS = {
  /** A mail with a code comes in and is read. */
  'self code': { pool: {}, confirmation: { by: 'code' }, verified: true },
  /** A mail with a link comes in and is followed. */
  'self link': {
    pool: { confirmation: 'link' },
    confirmation: { by: 'link', link: 'follow' },
    verified: true,
  },
  'self admin': { pool: {}, confirmation: { by: 'admin' }, verified: true },
  /** A trigger of the pool confirms at once. */
  'self automatic': { pool: { autoConfirm: true }, confirmation: {}, verified: true },
  'admin admin': { pool: {}, confirmation: { by: 'admin' }, verified: true },
  /** Nobody vouches for the address: Cognito sends no code to a user whom an administrator created. */
  'admin code': { pool: {}, confirmation: { by: 'code' }, verified: false },
  /** Cognito does not ask the trigger to confirm such a user. */
  'admin automatic': { pool: { autoConfirm: true }, confirmation: {}, verified: false },
} as const;

const FLOWS = {
  USER_PASSWORD_AUTH: ['InitiateAuth'],
  USER_SRP_AUTH: ['InitiateAuth', 'RespondToAuthChallenge'],
  ADMIN_USER_PASSWORD_AUTH: ['AdminInitiateAuth'],
} as const;

const MAILS = ['off', 'text', 'template'] as const;

const CASES = (Object.keys(WAYS) as (keyof typeof WAYS)[]).flatMap((way) =>
  (Object.keys(FLOWS) as (keyof typeof FLOWS)[]).flatMap((authFlow) =>
    (['operator', 'identityPool'] as const).flatMap((credentials) =>
      MAILS.map((mail) => ({ way, authFlow, credentials, mail })),
    ),
  ),
);

type Case = (typeof CASES)[number];

function toChanges({ way, authFlow, credentials, mail }: Case): Changes {
  const signUp = way.startsWith('admin') ? 'admin' : 'self';
  return {
    cognito: { signUp, authFlow },
    confirmation: WAYS[way].confirmation,
    storage: { credentials },
    mail: toMail(mail),
  };
}

function toMail(mail: Case['mail']): Partial<NonNullable<ConfigInput['mail']>> | null {
  if (mail === 'off') return null;
  if (mail === 'template') return { template: 'welcome' };
  return { subject: 'Welcome {username}', html: '<p>Hello {username}</p>' };
}

async function createTemplate({ aws }: Bench): Promise<void> {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'key' };
  const ses = new SESClient({ endpoint: aws.endpoint, region: 'eu-west-1', credentials });
  const Template = {
    TemplateName: 'welcome',
    SubjectPart: 'Welcome {{username}}',
    TextPart: 'Hello {{email}}',
  };
  await ses.send(new CreateTemplateCommand({ Template }));
  ses.destroy();
}

const NO_OBJECT = { writer: 'nobody', key: 'none' };

describe('every way through the whole chart', () => {
  it('is a table of its own size', () => {
    expect(CASES).toHaveLength(7 * 3 * 2 * 3);
  });

  it.each(CASES)('$way, $authFlow, $credentials, mail $mail', async (one) => {
    const { pool, verified } = WAYS[one.way];
    await bench().control('PUT', 'pool', pool);
    if (one.mail === 'template') await createTemplate(bench());
    const rows = people(2).map((row) => ({ ...row, groups: ['staff', 'readers'] }));

    const { summary, results } = await bench().finish(rows, { changes: toChanges(one) });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 2 } });
    expect(results).toHaveLength(2);
    const { users, objects, mails, calls } = await bench().books();
    for (const { username, sub, object } of results) {
      expect(users.find((user) => user.username === username)).toEqual({
        username,
        sub,
        status: 'CONFIRMED',
        emailVerified: verified,
        groups: ['staff', 'readers'],
        signUps: 1,
        disabled: false,
      });
      const stored = objects.find(({ key }) => key === object?.key) ?? NO_OBJECT;
      const isOperators = one.credentials === 'operator';
      expect(stored.writer === 'operator').toBe(isOperators);
      expect(stored.key).toBe(`users/${isOperators ? sub : stored.writer}/profile.json`);
      const welcome = {
        to: `${username}@example.com`,
        subject: `Welcome ${username}`,
        kind: 'ses',
      };
      const welcomes = mails.filter((mail) => isDeepStrictEqual(mail, welcome));
      expect(welcomes).toHaveLength(one.mail === 'off' ? 0 : 1);
    }
    expect(objects).toHaveLength(2);
    for (const operation of FLOWS[one.authFlow]) expect(calls[operation]).toBeGreaterThan(0);
  });
});
