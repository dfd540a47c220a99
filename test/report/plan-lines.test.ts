import { expect, it } from 'vitest';
import type { CategoryPace, Plan } from '../../src/domain/plan.ts';
import { formatPlan } from '../../src/report/plan-lines.ts';

const recovery: CategoryPace = {
  category: 'UserAccountRecovery',
  limit: 30,
  from: 'documented',
  rate: 24,
  callsPerUser: 1,
  usersPerSecond: 24,
};
const NO_MAIL = { confirmation: null, welcome: null };
const NO_ROWS = { good: 0, rejected: 0, doubled: 0, firstRejected: [], firstDoubled: [] };

function toPlan(changes: Partial<Plan>): Plan {
  return {
    ok: true,
    rows: { ...NO_ROWS, good: 1_000_000 },
    findings: [],
    mail: NO_MAIL,
    pace: {
      share: 0.8,
      categories: [recovery],
      usersPerSecond: 24,
      seconds: 1_000_000 / 24,
      raised: { canBeRaised: false, next: null },
    },
    ...changes,
  };
}

it('tells how long many rows take, and that a limit cannot be raised', () => {
  expect(formatPlan(toPlan({}))).toEqual([
    'Rows: 1000000 good',
    'Pace at a share of 0.8:',
    '  UserAccountRecovery  24 of 30 calls/s as documented, 1 call a user: 24 users/s',
    '  UserAccountRecovery is the slowest: 24 users/s, about 11h 34m for 1000000 rows',
    '  The limit of UserAccountRecovery cannot be raised',
    'Nothing that was checked stands in the way',
  ]);
});

it('tells that nothing else bounds a batch', () => {
  const { pace } = toPlan({});
  const raised = { canBeRaised: true, next: null };
  expect(formatPlan(toPlan({ pace: { ...pace, raised } }))).toContain(
    '  A higher limit of UserAccountRecovery would be the only bound',
  );
});

it('names the first of many rows and counts the others', () => {
  const rows = {
    good: 1,
    rejected: 7,
    doubled: 2,
    firstRejected: [{ row: 2, reasons: ['Expected one thing', 'Expected another'] }],
    firstDoubled: [{ row: 9, earlier: 1 }],
  };
  expect(formatPlan(toPlan({ rows })).slice(0, 5)).toEqual([
    'Rows: 1 good, 7 rejected, 2 doubled',
    '  Row 2 is rejected: Expected one thing; Expected another',
    '  6 more are rejected',
    '  Row 9 is rejected: it has the username of row 1',
    '  1 more are doubled',
  ]);
});

it('tells of the days that mail takes beside the pace', () => {
  const mail = {
    confirmation: { mails: 100, perDay: 50, leftToday: null, days: 2 },
    welcome: { mails: 100, perDay: 0, leftToday: 0, days: null },
  };
  const lines = formatPlan(toPlan({ mail }));
  expect(lines.slice(1, 3)).toEqual([
    "Confirmation mail by Cognito's own sender: 100 at 50 a day: 2 days",
    'Welcome mail by SES: 100 at 0 a day, 0 left today: none may be sent',
  ]);
  expect(lines.find((line) => line.includes('slowest'))).toContain('but the mail takes 2 days');
});

it('puts what stops the batch before warnings and what could not be checked', () => {
  const findings = (['unknown', 'stop', 'warning', 'stop'] as const).map((severity, index) => ({
    severity,
    about: 'mail.from',
    message: `Message ${index}.`,
  }));
  expect(formatPlan(toPlan({ ok: false, findings })).slice(-5)).toEqual([
    'Stops the batch (mail.from): Message 1.',
    'Stops the batch (mail.from): Message 3.',
    'Warning (mail.from): Message 2.',
    'Could not be checked (mail.from): Message 0.',
    '2 things stand in the way',
  ]);
});

it('foretells no pace where there is none', () => {
  const { pace } = toPlan({});
  const plan = toPlan({ pace: { ...pace, categories: [] } });
  expect(formatPlan(plan)).toEqual([
    'Rows: 1000000 good',
    'Nothing that was checked stands in the way',
  ]);
});
