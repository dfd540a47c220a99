import type { CategoryPace, Finding, LimitSource, MailPlan, Plan } from '../domain/plan.ts';
import { formatDuration } from './duration.ts';

/** Renders what is known of a batch before it runs: rows, what stands in the way, mail and pace. */
export function formatPlan(plan: Plan): readonly string[] {
  return [
    ...formatRows(plan.rows),
    ...formatMails(plan.mail),
    ...formatPace(plan),
    ...formatFindings(plan.findings),
    formatEnd(plan),
  ];
}

const SEVERITIES: Readonly<Record<Finding['severity'], string>> = {
  stop: 'Stops the batch',
  warning: 'Warning',
  unknown: 'Could not be checked',
};

/** Renders a finding on one line. */
function formatFinding({ severity, about, message }: Finding): string {
  return `${SEVERITIES[severity]} (${about}): ${message}`;
}

function formatRows(rows: Plan['rows']): readonly string[] {
  const { good, rejected, doubled, firstRejected, firstDoubled } = rows;
  const others = [
    ...(rejected > 0 ? [`${rejected} rejected`] : []),
    ...(doubled > 0 ? [`${doubled} doubled`] : []),
  ];
  return [
    `Rows: ${[`${good} good`, ...others].join(', ')}`,
    ...firstRejected.map(({ row, reasons }) => `  Row ${row} is rejected: ${reasons.join('; ')}`),
    ...formatMore(rejected - firstRejected.length, 'rejected'),
    ...firstDoubled.map(
      ({ row, earlier }) => `  Row ${row} is rejected: it has the username of row ${earlier}`,
    ),
    ...formatMore(doubled - firstDoubled.length, 'doubled'),
  ];
}

function formatMore(count: number, what: string): readonly string[] {
  return count > 0 ? [`  ${count} more are ${what}`] : [];
}

function formatMails({ confirmation, welcome }: Plan['mail']): readonly string[] {
  return [
    ...formatMail("Confirmation mail by Cognito's own sender", confirmation),
    ...formatMail('Welcome mail by SES', welcome),
  ];
}

function formatMail(what: string, plan: MailPlan | null): readonly string[] {
  if (plan === null) return [];
  const { mails, perDay, leftToday, days } = plan;
  if (perDay === null) return [`${what}: ${mails}, no daily cap`];
  const left = leftToday === null ? '' : `, ${leftToday} left today`;
  const time = days === null ? 'none may be sent' : `${days} ${days === 1 ? 'day' : 'days'}`;
  return [`${what}: ${mails} at ${perDay} a day${left}: ${time}`];
}

const SOURCES: Readonly<Record<LimitSource, string>> = {
  account: 'of the account',
  configuration: 'as configured',
  documented: 'as documented',
};

function formatPace({ pace, rows, mail }: Plan): readonly string[] {
  const { categories, share, usersPerSecond, seconds } = pace;
  const [slowest] = categories;
  if (slowest === undefined) return [];
  const width = Math.max(...categories.map(({ category }) => category.length));
  const days = Math.max(mail.confirmation?.days ?? 0, mail.welcome?.days ?? 0);
  const longer = days > 1 ? `, but the mail takes ${days} days` : '';
  return [
    `Pace at a share of ${share}:`,
    ...categories.map((one) => formatCategory(one, width)),
    `  ${slowest.category} is the slowest: ${round(usersPerSecond)} users/s, ${formatTime(seconds)} for ${rows.good} rows${longer}`,
    formatRaised(pace, slowest),
  ];
}

function formatCategory(pace: CategoryPace, width: number): string {
  const { category, limit, from, rate, callsPerUser, usersPerSecond } = pace;
  const used = `${round(rate)} of ${round(limit)} calls/s ${SOURCES[from]}`;
  const calls = `${round(callsPerUser)} ${callsPerUser === 1 ? 'call' : 'calls'} a user`;
  return `  ${category.padEnd(width)}  ${used}, ${calls}: ${round(usersPerSecond)} users/s`;
}

function formatRaised({ raised: { canBeRaised, next } }: Plan['pace'], slowest: CategoryPace) {
  const { category } = slowest;
  if (!canBeRaised) return `  The limit of ${category} cannot be raised`;
  if (next === null) return `  A higher limit of ${category} would be the only bound`;
  return `  A higher limit of ${category} would give ${round(next.usersPerSecond)} users/s, then ${next.category} is the slowest`;
}

/** Less than a second is none to plan with. */
function formatTime(seconds: number): string {
  return seconds < 1 ? 'less than 1s' : `about ${formatDuration(Math.round(seconds) * 1000)}`;
}

function round(value: number): string {
  return String(Number(value.toFixed(value < 10 ? 2 : 1)));
}

function formatFindings(findings: readonly Finding[]): readonly string[] {
  const severities = ['stop', 'warning', 'unknown'] as const;
  return severities.flatMap((severity) =>
    findings.filter((one) => one.severity === severity).map(formatFinding),
  );
}

function formatEnd({ ok, findings }: Plan): string {
  if (ok) return 'Nothing that was checked stands in the way';
  const count = findings.filter(({ severity }) => severity === 'stop').length;
  return `${count} ${count === 1 ? 'thing stands' : 'things stand'} in the way`;
}
