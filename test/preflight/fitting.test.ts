import { describe, expect, it } from 'vitest';
import { people, useBench } from '../runner/rig.ts';
import type { Subject } from './plan-for.ts';
import { planFor, withSecret } from './plan-for.ts';

const bench = useBench();
const inbox = () => bench().aws.config.confirmation?.inbox ?? null;

describe('a configuration that fits', () => {
  const FITS: readonly (readonly [string, () => Subject])[] = [
    ['as the local AWS says', () => ({})],
    ['a client with its secret', () => withSecret({ clientSecret: 'secret123' })],
    [
      'links in place of codes',
      () => ({
        changes: { confirmation: { by: 'link', inbox: null } },
        pool: { confirmation: 'link' },
      }),
    ],
    [
      'links that are followed',
      () => ({
        changes: { confirmation: { by: 'link', link: 'follow', inbox: inbox() } },
        pool: { confirmation: 'link' },
      }),
    ],
    [
      'administrators in a closed pool that verifies nothing',
      () => ({
        changes: { cognito: { signUp: 'admin' }, confirmation: { by: 'admin', inbox: null } },
        pool: { selfSignUp: false, autoVerify: false, domain: false, confirmation: 'link' },
      }),
    ],
    ['no welcome mail', () => ({ changes: { mail: null } })],
    [
      'generated passwords',
      () => ({
        changes: { password: { from: 'generated' } },
        rows: [{ username: 'ann', email: 'ann@example.com', password: 'weak' }],
      }),
    ],
    [
      'attributes that are there and may be written',
      () => ({
        pool: {
          customAttributes: ['custom:team'],
          requiredAttributes: ['email'],
          writeAttributes: ['email', 'custom:team'],
        },
        rows: people(2).map((one) => ({ ...one, 'custom:team': 'a' })),
      }),
    ],
    [
      'a required address that is the username',
      () => ({
        pool: { usernameAttributes: ['email'], requiredAttributes: ['email'] },
        rows: [{ username: 'ann@example.com', password: 'Passw0rd!' }],
      }),
    ],
    [
      'groups that are there',
      () => ({
        pool: { groups: ['staff'] },
        rows: people(2).map((one) => ({ ...one, groups: ['staff'] })),
      }),
    ],
    ['an optional second factor', () => ({ pool: { mfa: 'OPTIONAL' } })],
  ];

  it.each(FITS)('finds nothing: %s', async (_, subject) => {
    const { ok, findings } = await planFor(bench(), subject());
    expect({ ok, findings }).toEqual({ ok: true, findings: [] });
  });
});
