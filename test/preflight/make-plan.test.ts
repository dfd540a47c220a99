import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { makePlan } from '../../src/preflight/make-plan.ts';
import { createAwsPreflight } from '../../src/services/aws-preflight.ts';
import { toEntries } from '../../src/input/to-entries.ts';
import { people, useBench } from '../runner/rig.ts';
import { planFor, setPool, signal, toKinds } from './plan-for.ts';

const bench = useBench();

describe('the rows of a plan', () => {
  it('are counted, the first that are rejected with their reasons, never with what they hold', async () => {
    const rows = [
      ...people(3),
      { username: 'person-2', email: 'x@example.com', password: 'Passw0rd!' },
      { username: 'eve', email: 'eve', password: 'Passw0rd!' },
      ...Array.from({ length: 6 }, () => ({ username: 'nobody' })),
    ];
    const plan = await planFor(bench(), { rows });
    expect(plan.rows).toMatchObject({ good: 3, rejected: 7, doubled: 1 });
    expect(plan.rows.firstDoubled).toEqual([{ row: 4, earlier: 2 }]);
    expect(plan.rows.firstRejected.map(({ row }) => row)).toEqual([5, 6, 7, 8, 9]);
    expect(JSON.stringify(plan)).not.toMatch(/Passw0rd|person-2|eve/);
  });

  it('have each group asked for once, and the first 200 of them', async () => {
    await setPool(bench(), {});
    const config = parseConfig(bench().config());
    using account = await createAwsPreflight(config, { env: {} });
    const rows = people(500).map((one, index) => ({ ...one, groups: [`group-${index % 300}`] }));
    const plan = await makePlan(account, { config, entries: toEntries(rows), signal });
    expect(plan.rows.good).toBe(500);
    expect(toKinds(plan.findings)).toEqual(['unknown rows', 'warning confirmation.by']);
    expect(plan.findings[0]?.message).toContain('more groups than the first 200');
    expect((await bench().books()).calls['GetGroup']).toBe(200);
  });
});

describe('a plan', () => {
  it('changes nothing', async () => {
    await planFor(bench(), { rows: people(2).map((one) => ({ ...one, groups: ['staff'] })) });
    const { users, objects, mails, calls } = await bench().books();
    expect({ users, objects, mails }).toEqual({ users: [], objects: [], mails: [] });
    expect(calls).toEqual({
      AdminGetUser: 1,
      DescribeUserPool: 1,
      DescribeUserPoolClient: 1,
      GetAccountSendingEnabled: 1,
      GetGroup: 1,
      GetIdentityVerificationAttributes: 1,
      GetProvisionedLimit: 4,
      GetSendQuota: 1,
      HeadBucket: 1,
      ListObjectsV2: 1,
    });
  });

  it('asks again where it is throttled', async () => {
    await bench().disturb({ operation: '*', fault: 'throttle', calls: [1] });
    expect((await planFor(bench())).findings).toEqual([]);
  });

  it('stops where a service is throttled to the end', async () => {
    await bench().disturb({ operation: 'DescribeUserPool', fault: 'throttle' });
    const { ok, findings } = await planFor(bench());
    expect(ok).toBe(false);
    expect(findings).toMatchObject([
      { severity: 'stop', about: 'cognito.userPoolId', code: 'THROTTLED' },
    ]);
  });

  it('tells once what keeps every call of a service from it', async () => {
    const ses = 'http://127.0.0.1:9';
    const endpoints = { ...bench().config().endpoints, ses };
    const { ok, findings } = await planFor(bench(), { changes: { endpoints } });
    expect(ok).toBe(false);
    expect(findings).toMatchObject([{ severity: 'stop', about: 'mail.from', code: 'UNREACHABLE' }]);
    expect(findings[0]?.message).toContain(ses);
  });

  it('goes on where an answer means nothing here', async () => {
    await bench().disturb({ operation: 'AdminGetUser', fault: 'error:StrangeException' });
    const { ok, findings } = await planFor(bench());
    expect({ ok, kinds: toKinds(findings) }).toEqual({
      ok: true,
      kinds: ['unknown cognito.userPoolId'],
    });
  });
});
