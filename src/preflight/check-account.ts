import type { Config } from '../domain/config.ts';
import type { Finding, MailPlan } from '../domain/plan.ts';
import type { InputEntry } from '../domain/row.ts';
import type { AccountSettings, PoolSettings } from '../services/account-settings.ts';
import { checkBuckets } from './check-buckets.ts';
import { checkClient } from './check-client.ts';
import { checkGroups } from './check-groups.ts';
import { checkMail } from './check-mail.ts';
import { awaitsMail, checkPool } from './check-pool.ts';
import { checkRows } from './check-rows.ts';
import type { Terms } from './check-rows.ts';
import { ask, isTransient, tellOnce } from './findings.ts';
import { NO_MAIL, forecastConfirmationMail } from './mail-caps.ts';
import type { MailForecast } from './mail-caps.ts';
import { surveyRows } from './survey-rows.ts';
import type { Survey, SurveyOptions } from './survey-rows.ts';

/** What is compared with an account. */
export interface AccountCheckOptions extends Omit<SurveyOptions, 'policy'> {
  readonly config: Config;
  /** `null` where the rows are not looked at. */
  readonly entries: AsyncIterable<InputEntry> | null;
  readonly signal: AbortSignal;
}

/** What was seen. */
export interface AccountCheck {
  readonly findings: readonly Finding[];
  readonly survey: Survey | undefined;
  /** The mail of the user pool, where it sends it by itself. */
  readonly confirmation: MailPlan | null;
}

/** Compares an account with a configuration and the rows of an input; whatever does not depend on each other side by side. */
export async function checkAccount(
  account: AccountSettings,
  options: AccountCheckOptions,
): Promise<AccountCheck> {
  const { config, signal } = options;
  const [{ findings, ...seen }, buckets, mail] = await Promise.all([
    checkPeople(account, options),
    checkBuckets(account, signal),
    config.mail === null || account.sending === null
      ? []
      : checkMail(config.mail, account.sending, signal),
  ]);
  return { ...seen, findings: tellOnce([...findings, ...buckets, ...mail]) };
}

/** What rows hold is compared with the pool while they are read. */
async function checkPeople(
  { pool: reader }: AccountSettings,
  options: AccountCheckOptions,
): Promise<AccountCheck> {
  const { config, entries, signal } = options;
  const [pool, client] = await Promise.all([
    ask('cognito.userPoolId', reader.readPool(signal)),
    ask('cognito.clientId', reader.readClient(signal)),
  ]);
  const policy = config.password.from === 'row' ? (pool.value?.passwordPolicy ?? null) : null;
  const survey = entries === null ? undefined : await surveyRows(entries, { ...options, policy });
  const mail = forecastMail(config, pool.value, survey);
  const terms = { config, pool: pool.value, client: client.value };
  const findings = [
    ...pool.findings,
    ...client.findings,
    ...checkSettings(terms),
    ...(survey === undefined ? [] : checkRows(survey, terms)),
    ...(survey === undefined || pool.findings.some(isTransient)
      ? []
      : await checkGroups(survey, reader, signal)),
    ...mail.findings,
  ];
  return { findings, survey, confirmation: mail.plan };
}

function checkSettings({ config, pool, client }: Terms): readonly Finding[] {
  return [
    ...(pool === undefined ? [] : checkPool(pool, config)),
    ...(client === undefined ? [] : checkClient(client, config)),
  ];
}

function forecastMail(
  config: Config,
  pool: PoolSettings | undefined,
  survey: Survey | undefined,
): MailForecast {
  const isMailed = pool?.mailsByItself === true && awaitsMail(config);
  return isMailed && survey !== undefined ? forecastConfirmationMail(survey.rows.good) : NO_MAIL;
}
