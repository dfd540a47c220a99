import { describe, it } from 'vitest';
import { useBench } from '../runner/rig.ts';
import type { Misfit } from './plan-for.ts';
import { expectMisfit, withSecret } from './plan-for.ts';

const bench = useBench();

describe('what does not fit the pool or its client', () => {
  const MISFITS: readonly (readonly [string, Misfit])[] = [
    [
      'a flow that the client does not allow',
      {
        subject: () => ({ pool: { authFlows: ['ALLOW_USER_SRP_AUTH'] } }),
        kinds: ['stop cognito.authFlow'],
        words:
          /allow USER_PASSWORD_AUTH, but it allows USER_SRP_AUTH\. Add ALLOW_USER_PASSWORD_AUTH/,
      },
    ],
    [
      'a secret that nobody configured',
      {
        subject: () => ({ pool: { clientSecret: 'secret123' } }),
        kinds: ['stop cognito.clientSecret'],
        words: /which has one, got none\. Put it into an environment variable/,
      },
    ],
    [
      'a secret of a client without one',
      {
        subject: () => withSecret({}),
        kinds: ['stop cognito.clientSecret'],
        words: /Expected no secret.*Set null/,
      },
    ],
    [
      'another secret',
      {
        subject: () => withSecret({ clientSecret: 'another0' }),
        kinds: ['warning cognito.clientSecret'],
        words: /got another one in CLIENT_SECRET\. Check it/,
      },
    ],
    [
      'token revocation that is off',
      {
        subject: () => ({ pool: { tokenRevocation: false } }),
        kinds: ['warning cognito.clientId'],
        words: /Turn it on \(EnableTokenRevocation\)/,
      },
    ],
    [
      'codes where the pool mails links',
      {
        subject: () => ({ pool: { confirmation: 'link' } }),
        kinds: ['stop confirmation.by'],
        words: /to mail codes, but it mails links\. Set "link"/,
      },
    ],
    [
      'links where the pool mails codes',
      {
        subject: () => ({ changes: { confirmation: { by: 'link', inbox: null } } }),
        kinds: ['stop confirmation.by'],
        words: /to mail links, but it mails codes\. Set "code"/,
      },
    ],
    [
      'links without a domain',
      {
        subject: () => ({
          changes: { confirmation: { by: 'link', inbox: null } },
          pool: { confirmation: 'link', domain: false },
        }),
        kinds: ['stop confirmation.by'],
        words: /to have a domain.*Give it one/,
      },
    ],
    [
      'a pool that verifies nothing',
      {
        subject: () => ({ pool: { autoVerify: false } }),
        kinds: ['stop confirmation.by'],
        words: /so that no code comes\. Let it verify `email`, or set "admin"\.$/,
      },
    ],
    [
      'a pool that verifies nothing and may confirm at once',
      {
        subject: () => ({ pool: { autoVerify: false, autoConfirm: true } }),
        kinds: ['warning confirmation.by'],
        words: /Only those whom the PreSignUp trigger confirms get through\.$/,
      },
    ],
    [
      'a second factor',
      {
        subject: () => ({ pool: { mfa: 'ON' } }),
        kinds: ['stop cognito.userPoolId'],
        words: /MfaConfiguration ON.*Make it optional/,
      },
    ],
    [
      'a closed pool',
      {
        subject: () => ({ pool: { selfSignUp: false } }),
        kinds: ['stop cognito.signUp'],
        words: /AllowAdminCreateUserOnly\)\. Set "admin", or open the pool/,
      },
    ],
  ];

  it.each(MISFITS)('is found with its mend: %s', async (_, misfit) => {
    await expectMisfit(bench(), misfit);
  });
});
