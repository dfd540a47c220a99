import { describe, expect, it } from 'vitest';
import { forecastConfirmationMail, forecastWelcomeMail } from '../../src/preflight/mail-caps.ts';
import { people, useBench } from '../runner/rig.ts';
import { planFor, toKinds } from './plan-for.ts';

const bench = useBench();

describe("the cap of Cognito's own sender", () => {
  it.each([
    [0, 0],
    [50, 1],
    [51, 2],
    [10_000, 200],
  ])('takes for %i mails %i days', (mails, days) => {
    const { plan, findings } = forecastConfirmationMail(mails);
    expect(plan).toEqual({ mails, perDay: 50, leftToday: null, days });
    expect(findings).toHaveLength(days > 1 ? 1 : 0);
  });

  it.each([
    ['holds where the pool mails by itself', {}, {}, ['warning confirmation.by']],
    ['does not hold where it mails through SES', { emailSendingAccount: 'DEVELOPER' }, {}, []],
    ['does not hold where an administrator confirms', {}, { by: 'admin', inbox: null }, []],
  ] as const)('%s', async (...[, pool, confirmation, kinds]) => {
    const changes = Object.keys(confirmation).length === 0 ? {} : { confirmation };
    const { ok, findings, mail } = await planFor(bench(), { pool, changes, rows: people(60) });
    expect(toKinds(findings)).toEqual(kinds);
    expect(ok).toBe(true);
    expect(mail.confirmation?.days).toBe(kinds.length === 0 ? undefined : 2);
  });
});

const quota = (perDay: number, sentLastDay: number, perSecond = 14) => ({
  perDay,
  sentLastDay,
  perSecond,
});

describe('the cap of SES', () => {
  it.each([
    ['no limit', 10_000, quota(-1, 5), { perDay: null, leftToday: null, days: 1 }],
    ['all of them today', 100, quota(1000, 900), { leftToday: 100, days: 1 }],
    ['the rest tomorrow', 101, quota(1000, 900), { leftToday: 100, days: 2 }],
    ['more days', 3101, quota(1000, 900), { leftToday: 100, days: 5 }],
    ['nothing left today', 1000, quota(1000, 1200), { leftToday: 0, days: 2 }],
    ['none ever', 1, quota(0, 0), { leftToday: 0, days: null }],
    ['no mails', 0, quota(1000, 0), { days: 0 }],
  ])('takes its days: %s', (...[, mails, sendQuota, plan]) => {
    expect(forecastWelcomeMail(mails, sendQuota).plan).toMatchObject(plan);
  });

  it.each([
    ['fits', quota(1000, 0), []],
    ['does not fit', quota(5, 0), ['warning mail.from']],
    ['is that of the sandbox', quota(200, 0, 1), ['warning mail.from']],
    ['permits nothing', quota(0, 0), ['stop mail.from']],
  ])('is told where it %s', (...[, sendQuota, kinds]) => {
    expect(toKinds(forecastWelcomeMail(10, sendQuota).findings)).toEqual(kinds);
  });
});
