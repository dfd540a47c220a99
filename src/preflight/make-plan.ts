import type { Config } from '../domain/config.ts';
import type { Plan } from '../domain/plan.ts';
import type { InputEntry } from '../domain/row.ts';
import type { AccountSettings } from '../services/account-settings.ts';
import { checkAccount } from './check-account.ts';
import type { AccountCheck } from './check-account.ts';
import { ask, tellOnce } from './findings.ts';
import { forecast, toCallsPerUser } from './forecast.ts';
import { NO_MAIL, forecastWelcomeMail } from './mail-caps.ts';
import { readLimits } from './read-limits.ts';
import type { AccountLimits } from './read-limits.ts';

/** What a plan is made of. */
export interface PlanOptions {
  readonly config: Config;
  /** The rows, for example of `readRows`. */
  readonly entries: AsyncIterable<InputEntry>;
  /** Ends what is asked. */
  readonly signal: AbortSignal;
}

/** Asking for one group takes a fifth of a second. */
const MOST_GROUPS = 200;

/**
 * Looks at rows, configuration and account, changes nothing, and tells what stands in the way of the batch, and how fast
 * it can go.
 *
 * @param account - What shows the settings of the account, for example `createAwsPreflight(config)`
 * @throws InputError where the rows cannot be read
 * @example
 * ```ts
 * import { createAwsPreflight, makePlan, parseConfig, readRows } from 'cognito-onboard';
 *
 * async function plan(bytes: AsyncIterable<Uint8Array>, configuration: unknown) {
 *   const config = parseConfig(configuration);
 *   using account = await createAwsPreflight(config);
 *   const { signal } = new AbortController();
 *   const { ok, findings, pace } = await makePlan(account, { config, entries: readRows(bytes), signal });
 *   return { ok, findings, seconds: pace.seconds };
 * }
 * ```
 */
export async function makePlan(account: AccountSettings, options: PlanOptions): Promise<Plan> {
  const { config, signal } = options;
  // How many groups a row has is not known yet, but that there may be some.
  const categories = [...toCallsPerUser(config, 1).keys()];
  const [check, limits, user] = await Promise.all([
    checkAccount(account, { ...options, seeksDoubled: true, mostGroups: MOST_GROUPS }),
    readLimits(account, categories, signal),
    ask('cognito.userPoolId', account.pool.tryReadingUser(signal)),
  ]);
  const findings = [...check.findings, ...user.findings, ...limits.findings];
  return assemble(config, { ...check, findings }, limits);
}

function assemble(
  config: Config,
  { survey, confirmation, ...check }: AccountCheck,
  { limits, sendQuota }: AccountLimits,
): Plan {
  const { rows, memberships } = survey ?? NO_ROWS;
  const welcome = sendQuota === undefined ? NO_MAIL : forecastWelcomeMail(rows.good, sendQuota);
  const findings = tellOnce([...check.findings, ...welcome.findings]);
  const groupsPerRow = rows.good === 0 ? 0 : memberships / rows.good;
  return {
    ok: findings.every(({ severity }) => severity !== 'stop'),
    rows,
    findings,
    mail: { confirmation, welcome: welcome.plan },
    pace: forecast(config, { rows: rows.good, groupsPerRow }, limits),
  };
}

const NO_ROWS = {
  rows: { good: 0, rejected: 0, doubled: 0, firstRejected: [], firstDoubled: [] },
  memberships: 0,
};
