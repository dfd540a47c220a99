import { describe, expect, it } from 'vitest';
import { toExitCode } from '../../src/cli/exit-code.ts';
import type { FailureCode } from '../../src/domain/failure.ts';
import type { Fault } from '../../src/local/faults.ts';
import { people, provisionedProofs, toProofs, useBench } from './rig.ts';
import type { Changes } from './rig.ts';

const bench = useBench();
const AT_ONCE: Changes = { confirmation: { inbox: null } };

interface BatchFailure {
  readonly what: string;
  readonly code: FailureCode;
  /** What the words must name. */
  readonly names: readonly string[];
  readonly changes?: Changes;
  readonly fault?: Fault;
}

const MAIL_CAP =
  'error:LimitExceededException:Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.';

const CASES: readonly BatchFailure[] = [
  {
    what: 'the client does not exist',
    code: 'POOL_OR_CLIENT_NOT_FOUND',
    names: ['`wrongclient123`', '`cognito.clientId`'],
    changes: { cognito: { clientId: 'wrongclient123' } },
  },
  {
    what: 'the bucket does not exist',
    code: 'BUCKET_NOT_FOUND',
    names: ['`no-such-bucket`', '`storage.bucket`'],
    changes: { storage: { bucket: 'no-such-bucket' } },
  },
  {
    what: 'S3 refuses the credentials',
    code: 'CREDENTIALS_REFUSED',
    names: ['S3', 'PutObject', '`storage.profile`'],
    fault: { operation: 'PutObject', fault: 'error:InvalidAccessKeyId' },
  },
  {
    what: 'SES refuses the credentials',
    code: 'CREDENTIALS_REFUSED',
    names: ['SES', 'SendEmail', 'environment'],
    fault: { operation: 'SendEmail', fault: 'error:UnrecognizedClientException' },
  },
  {
    what: 'the credentials have expired',
    code: 'CREDENTIALS_EXPIRED',
    names: ['PutObject', 'renew'],
    fault: { operation: 'PutObject', fault: 'error:ExpiredToken' },
  },
  {
    what: 'S3 denies access',
    code: 'ACCESS_DENIED',
    names: ['`s3:PutObject`', 'bucket `'],
    fault: { operation: 'PutObject', fault: 'error:AccessDenied' },
  },
  {
    what: 'Cognito has sent all the confirmation mail of a day',
    code: 'CONFIRMATION_MAIL_CAP',
    names: ['50 a day', 'SES', 'DEVELOPER'],
    fault: { operation: 'SignUp', fault: MAIL_CAP },
  },
  {
    what: 'SES has sent all the mail of a day',
    code: 'MAIL_CAP',
    names: ['24 hours', '`eu-west-1`', 'quota'],
    fault: { operation: 'SendEmail', fault: 'error:Throttling:Daily message quota exceeded.' },
  },
  {
    what: 'the sender of the welcome mail is not verified',
    code: 'SENDER_NOT_VERIFIED',
    names: ['`nobody@example.org`', '`mail.from`'],
    changes: { mail: { from: 'nobody@example.org' } },
  },
  {
    what: 'the sign-in flow is not enabled',
    code: 'CLIENT_MISCONFIGURED',
    names: ['USER_PASSWORD_AUTH'],
    fault: {
      operation: 'InitiateAuth',
      fault: 'error:InvalidParameterException:USER_PASSWORD_AUTH flow not enabled for this client',
    },
  },
];

describe('a failure of the whole batch', () => {
  it.each(CASES)('is said once and mended by the next run, where $what', async (failure) => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    if (failure.fault !== undefined) await bench().disturb(failure.fault);
    const rows = people(6);

    const broken = await bench().finish(rows, { changes: { ...AT_ONCE, ...failure.changes } });
    await bench().disturb();
    const mended = await bench().finish(rows, { changes: AT_ONCE });

    expect(broken.summary).toMatchObject({
      reason: 'held',
      held: { code: failure.code, scope: 'batch' },
      counts: { pending: 6, failed: 0 },
    });
    expect(toExitCode(broken.summary)).toBe(3);
    expect(broken.all('batch.held').map(({ failure: { code } }) => code)).toEqual([failure.code]);
    for (const name of failure.names) expect(broken.summary.held?.message).toContain(name);
    expect(mended.all('batch.held')).toEqual([]);
    expect(mended.summary).toMatchObject({ reason: 'done', counts: { provisioned: 6 } });
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
  });

  it('begins no new row', async () => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    await bench().disturb({ operation: 'PutObject', fault: 'error:NoSuchBucket' });

    const { summary } = await bench().finish(people(50), { changes: AT_ONCE, concurrency: 2 });

    expect(summary.reason).toBe('held');
    expect((await bench().books()).users.length).toBeLessThanOrEqual(4);
  });

  it('in reading the inbox stops the run and loses no row', async () => {
    await bench().disturb({ operation: 'ListObjectsV2', fault: 'error:AccessDenied' });
    const rows = people(3);

    const broken = await bench().finish(rows);
    await bench().disturb();
    const mended = await bench().finish(rows);

    expect(broken.summary).toMatchObject({ reason: 'held', held: { code: 'ACCESS_DENIED' } });
    expect(broken.summary.held?.message).toContain('`s3:ListBucket`');
    expect(broken.all('batch.held')).toHaveLength(1);
    expect(mended.summary.counts.provisioned).toBe(3);
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
  });
});
