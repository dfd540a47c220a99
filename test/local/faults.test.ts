import { expect, it } from 'vitest';
import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetSendQuotaCommand } from '@aws-sdk/client-ses';
import { FaultPlan } from '../../src/local/faults.ts';
import type { Fault } from '../../src/local/faults.ts';
import { toRefusal, useRig } from './rig.ts';
import type { Rig } from './rig.ts';

const rig = useRig();

const setFaults = (...faults: Fault[]) => rig().local('PUT', 'faults', faults);

const CALLS = {
  SignUp: (one: Rig) => one.signUp('bob'),
  PutObject: ({ s3, objectBucket }: Rig) =>
    s3.send(new PutObjectCommand({ Bucket: objectBucket, Key: 'key', Body: 'body' })),
  GetSendQuota: ({ ses }: Rig) => ses.send(new GetSendQuotaCommand({})),
} as const;

it.each([
  ['SignUp', 400, { name: 'TooManyRequestsException', message: 'Too many requests' }],
  ['PutObject', 503, { name: 'SlowDown', message: 'Please reduce your request rate.' }],
  ['GetSendQuota', 400, { name: 'Throttling', message: 'Maximum sending rate exceeded.' }],
] as const)('throttles %s with status %i and %o', async (operation, httpStatusCode, error) => {
  await setFaults({ operation, fault: 'throttle' });
  const refusal = await toRefusal(CALLS[operation](rig()));
  expect(refusal).toMatchObject({ ...error, $metadata: { httpStatusCode } });
  expect((await rig().books()).throttled).toEqual({ [operation]: 1 });
});

it.each([
  ['SignUp', 'InternalErrorException', 500],
  ['SignUp', 'LimitExceededException', 400],
  ['PutObject', 'ConditionalRequestConflict', 409],
  ['PutObject', 'AccessDenied', 403],
  ['GetSendQuota', 'ServiceUnavailable', 503],
] as const)('answers %s with the error %s and status %i', async (operation, name, status) => {
  await setFaults({ operation, fault: `error:${name}` });
  const refusal = await toRefusal(CALLS[operation](rig()));
  expect(refusal).toMatchObject({ name, $metadata: { httpStatusCode: status } });
  expect((await rig().books()).users).toEqual([]);
});

it('answers with the text that the fault gives', async () => {
  const fault = 'error:LimitExceededException:Exceeded daily email limit: come back tomorrow';
  await setFaults({ operation: 'SignUp', fault });
  await expect(rig().signUp('bob')).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'Exceeded daily email limit: come back tomorrow',
  });
});

it('answers HeadObject with a status and no body', async () => {
  await setFaults({ operation: 'HeadObject', fault: 'error:AccessDenied' });
  const input = { Bucket: rig().objectBucket, Key: 'key' };
  await expect(rig().s3.send(new HeadObjectCommand(input))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 403 },
  });
});

it('resets the connection before the call takes effect', async () => {
  await setFaults({ operation: 'SignUp', fault: 'reset' });
  await expect(rig().signUp('bob')).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect((await rig().books()).users).toEqual([]);
});

it('loses the reply after the call took effect', async () => {
  await setFaults({ operation: 'SignUp', fault: 'lostReply' });
  await expect(rig().signUp('bob')).rejects.toMatchObject({ code: 'ECONNRESET' });
  const { users, calls } = await rig().books();
  expect(users).toMatchObject([{ username: 'bob', signUps: 1 }]);
  expect(calls['SignUp']).toBe(1);
});

it('hangs until the client gives up, without effect', async () => {
  await setFaults({ operation: '*', fault: 'hang' });
  const giveUp = new AbortController();
  const command = new GetUserCommand({ AccessToken: 'token' });
  const refusal = toRefusal(rig().cognito.send(command, { abortSignal: giveUp.signal }));
  while ((await rig().books()).calls['GetUser'] !== 1);
  giveUp.abort();
  expect(await refusal).toMatchObject({ name: 'AbortError' });
});

it('delays a call and then lets it take effect', async () => {
  await setFaults({ operation: 'SignUp', fault: 'delay:30ms' });
  const startedAt = performance.now();
  await rig().signUp('bob');
  expect(performance.now() - startedAt).toBeGreaterThan(28);
});

it('delays many calls at a time without a warning', async () => {
  const warnings: Error[] = [];
  const listener = (warning: Error) => void warnings.push(warning);
  process.on('warning', listener);
  await setFaults({ operation: '*', fault: 'delay:20ms' });
  await Promise.all(Array.from({ length: 30 }, (_, index) => rig().signUp(`user${index}`)));
  process.off('warning', listener);
  expect(warnings).toEqual([]);
});

it('sends Retry-After with the answer', async () => {
  await setFaults({ operation: 'SignUp', fault: 'throttle', retryAfter: 7 });
  const answer = await fetch(rig().aws.endpoint, {
    method: 'POST',
    headers: { 'X-Amz-Target': 'AWSCognitoIdentityProviderService.SignUp' },
    body: '{}',
  });
  expect(answer.headers.get('Retry-After')).toBe('7');
});

it('hits the calls that are numbered, counted since the faults were set', async () => {
  await rig().signUp('zero');
  await setFaults({ operation: 'SignUp', fault: 'throttle', calls: [1, 3] });
  const outcomes: string[] = [];
  for (const username of ['one', 'two', 'three', 'four']) {
    outcomes.push(
      await rig()
        .signUp(username)
        .then(
          () => 'ok',
          (error: Error) => error.name,
        ),
    );
  }
  expect(outcomes).toEqual(['TooManyRequestsException', 'ok', 'TooManyRequestsException', 'ok']);
});

it.each([
  [0, 'ok'],
  [1, 'TooManyRequestsException'],
])('hits a share of %d of the calls', async (rate, expected) => {
  await setFaults({ operation: 'SignUp', fault: 'throttle', rate });
  expect(
    await rig()
      .signUp('bob')
      .then(
        () => 'ok',
        (error: Error) => error.name,
      ),
  ).toBe(expected);
});

it('draws the same hits from the same randomness', () => {
  const draws = [0.05, 0.5, 0.09, 0.2];
  const plan = new FaultPlan([{ operation: 'SignUp', fault: 'reset', rate: 0.1 }], () => {
    return draws.shift() ?? 1;
  });
  const hits = [1, 2, 3, 4].map(() => plan.take('SignUp').outcome?.kind);
  expect(hits).toEqual(['reset', undefined, 'reset', undefined]);
});

it('counts the calls of all operations together for a fault on all of them', () => {
  const plan = new FaultPlan([{ operation: '*', fault: 'hang', calls: [2] }], Math.random);
  expect(plan.take('SignUp').outcome).toBeUndefined();
  expect(plan.take('GetUser').outcome).toEqual({ kind: 'hang' });
});

it('adds up delays and lets the first other fault decide', () => {
  const faults = ['delay:20ms', 'reset', 'delay:1s', 'throttle'];
  const plan = new FaultPlan(
    faults.map((fault) => ({ operation: '*', fault })),
    Math.random,
  );
  expect(plan.take('SignUp')).toMatchObject({ delayMs: 1020, outcome: { kind: 'reset' } });
});
