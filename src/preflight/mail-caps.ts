import type { Finding, MailPlan } from '../domain/plan.ts';
import type { SendQuota } from '../services/sending.ts';
import { stop, warn } from './findings.ts';

/** Cognito's own sender, for the whole account, until 09:00 UTC: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html. */
const OWN_MAILS_PER_DAY = 50;

/** A kind of mail under its daily cap, and what does not fit. */
export interface MailForecast {
  readonly plan: MailPlan | null;
  readonly findings: readonly Finding[];
}

/** For mail that is not sent, or of which nobody tells. */
export const NO_MAIL: MailForecast = { plan: null, findings: [] };

/** Plans the codes and links that Cognito's own sender mails. */
export function forecastConfirmationMail(mails: number): MailForecast {
  const perDay = OWN_MAILS_PER_DAY;
  const days = Math.ceil(mails / perDay);
  const message = `Cognito's own sender mails ${perDay} codes or links a day for the whole account, so that ${mails} rows take ${days} days. Let the pool mail through SES (EmailSendingAccount DEVELOPER).`;
  return {
    plan: { mails, perDay, leftToday: null, days },
    findings: days > 1 ? [warn('confirmation.by', message)] : [],
  };
}

/** Plans the welcome mails. */
export function forecastWelcomeMail(mails: number, quota: SendQuota): MailForecast {
  const plan = toWelcomePlan(mails, quota);
  return { plan, findings: [...checkCap(plan), ...(isSandbox(quota) ? [IN_SANDBOX] : [])] };
}

function toWelcomePlan(mails: number, { perDay, sentLastDay }: SendQuota): MailPlan {
  if (perDay < 0) return { mails, perDay: null, leftToday: null, days: Math.min(mails, 1) };
  const leftToday = Math.max(perDay - sentLastDay, 0);
  if (mails <= leftToday) return { mails, perDay, leftToday, days: Math.min(mails, 1) };
  const days = perDay === 0 ? null : 1 + Math.ceil((mails - leftToday) / perDay);
  return { mails, perDay, leftToday, days };
}

function checkCap({ mails, perDay, leftToday, days }: MailPlan): readonly Finding[] {
  if (days === null) return [NO_QUOTA];
  if (days <= 1) return [];
  const message = `SES sends ${perDay} mails in 24 hours, of which ${leftToday} are left today, so that ${mails} welcome mails take ${days} days. Ask for a higher sending quota in the SES console.`;
  return [warn('mail.from', message)];
}

const NO_QUOTA = stop(
  'mail.from',
  'Expected SES to send mail, but the account may send none in 24 hours. Ask for a sending quota in the SES console.',
);

/** What AWS gives to an account in the sandbox: https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html. */
function isSandbox({ perDay, perSecond }: SendQuota): boolean {
  return perDay === 200 && perSecond === 1;
}

const IN_SANDBOX = warn(
  'mail.from',
  'The account seems to be in the SES sandbox (200 mails a day, 1 a second): it mails verified recipients only, and the rows of others fail. Ask for production access in the SES console.',
);
