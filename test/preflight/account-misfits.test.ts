import { describe, expect, it } from 'vitest';
import { useBench } from '../runner/rig.ts';
import type { Misfit } from './plan-for.ts';
import { expectMisfit, planFor, toKinds } from './plan-for.ts';

const bench = useBench();

describe('what is missing around the pool', () => {
  const MISFITS: readonly (readonly [string, Misfit])[] = [
    [
      'a bucket that is not there',
      {
        subject: () => ({ changes: { storage: { bucket: 'no-such-bucket' } } }),
        kinds: ['stop storage.bucket'],
        words: /S3 knows no bucket `no-such-bucket`\. Check `storage.bucket`/,
      },
    ],
    [
      'an inbox that is not there',
      {
        subject: () => ({
          changes: { confirmation: { inbox: { bucket: 'no-such-inbox', prefix: '' } } },
        }),
        kinds: ['stop confirmation.inbox'],
        words: /S3 knows no bucket `no-such-inbox`\. Check `confirmation.inbox.bucket`/,
      },
    ],
    [
      'a sender whom SES does not know',
      {
        subject: () => ({ changes: { mail: { from: 'Ann <ann@elsewhere.test>' } } }),
        kinds: ['stop mail.from'],
        words: /Expected sender `ann@elsewhere.test` or its domain.*Verify one of them/,
      },
    ],
    [
      'a template that is not there',
      {
        subject: () => ({ changes: { mail: { template: 'welcome' } } }),
        kinds: ['stop mail.template'],
        words: /template `welcome` in SES, found none\. Create it/,
      },
    ],
    [
      'a pool that is not there',
      {
        subject: () => ({ changes: { cognito: { userPoolId: 'eu-west-1_000000000' } } }),
        kinds: ['stop cognito.userPoolId'],
        words: /Cognito knows no user pool `eu-west-1_000000000`/,
      },
    ],
    [
      'a client that is not there',
      {
        subject: () => ({ changes: { cognito: { clientId: 'another' } } }),
        kinds: ['stop cognito.clientId'],
        words: /Cognito knows no app client `another`/,
      },
    ],
  ];

  it.each(MISFITS)('is found with its mend: %s', async (_, misfit) => {
    await expectMisfit(bench(), misfit);
  });

  it('is all told at once', async () => {
    const { findings } = await planFor(bench(), {
      changes: { storage: { bucket: 'no-such-bucket' }, mail: { from: 'ann@elsewhere.test' } },
      pool: { selfSignUp: false, mfa: 'ON', authFlows: [] },
    });
    expect(toKinds(findings)).toEqual([
      'stop cognito.userPoolId',
      'stop cognito.signUp',
      'stop cognito.authFlow',
      'stop storage.bucket',
      'stop mail.from',
    ]);
  });
});
