import type { Config } from '../domain/config.ts';
import type { Finding } from '../domain/plan.ts';
import type { PoolSettings } from '../services/account-settings.ts';
import { stop, warn } from './findings.ts';

type Sections = Pick<Config, 'cognito' | 'confirmation'>;

/** Compares the user pool with the configuration. */
export function checkPool(pool: PoolSettings, config: Sections): readonly Finding[] {
  const { cognito } = config;
  return [
    ...(pool.requiresMfa ? [toMfaFinding(cognito)] : []),
    ...(cognito.signUp === 'self' ? checkSelfSignUp(pool, config) : []),
  ];
}

/** Tells whether people confirm by what the pool mails. */
export function awaitsMail({ cognito, confirmation }: Sections): boolean {
  return cognito.signUp === 'self' && confirmation.by !== 'admin';
}

function toMfaFinding({ userPoolId }: Config['cognito']): Finding {
  return stop(
    'cognito.userPoolId',
    `Expected user pool \`${userPoolId}\` to let people sign in with a password alone, but it requires a second factor (MfaConfiguration ON), which a batch cannot give. Make it optional while the batch runs.`,
  );
}

function checkSelfSignUp(pool: PoolSettings, config: Sections): readonly Finding[] {
  const { userPoolId } = config.cognito;
  const closed = stop(
    'cognito.signUp',
    `Expected user pool \`${userPoolId}\` to let people sign up, but only an administrator may add users (AllowAdminCreateUserOnly). Set "admin", or open the pool.`,
  );
  return [
    ...(pool.allowsSelfSignUp ? [] : [closed]),
    ...(awaitsMail(config) ? checkMessage(pool, config) : []),
  ];
}

/** Where a trigger confirms people at once, nobody waits for a message. */
function checkMessage(pool: PoolSettings, { confirmation }: Sections): readonly Finding[] {
  const make = pool.mayConfirmAtOnce ? warn : stop;
  const whoever = pool.mayConfirmAtOnce
    ? ' Only those whom the PreSignUp trigger confirms get through.'
    : '';
  return findMismatches(pool, confirmation).map(({ about, message }) =>
    make(about, `${message}${whoever}`),
  );
}

type Mismatch = Pick<Finding, 'about' | 'message'>;

function findMismatches(pool: PoolSettings, confirmation: Config['confirmation']): Mismatch[] {
  if (pool.verifies.length === 0) {
    const message = `Expected the pool to verify an address by itself, but it verifies nothing, so that no ${confirmation.by} comes. Let it verify \`email\`, or set "admin".`;
    return [{ about: 'confirmation.by', message }];
  }
  return [...findWrongKind(pool, confirmation), ...findWrongWay(pool, confirmation)];
}

function findWrongKind(
  { mailsLinks, hasDomain }: PoolSettings,
  { by }: Config['confirmation'],
): Mismatch[] {
  const about = 'confirmation.by';
  if (by === 'code' && mailsLinks) {
    const message =
      'Expected the pool to mail codes, but it mails links. Set "link", or the pool\'s verification type to code.';
    return [{ about, message }];
  }
  if (by === 'link' && !mailsLinks) {
    const message =
      'Expected the pool to mail links, but it mails codes. Set "code", or the pool\'s verification type to link.';
    return [{ about, message }];
  }
  if (by === 'link' && !hasDomain) {
    const message =
      'Expected the pool to have a domain, since links lead there, found none. Give it one, or set "code".';
    return [{ about, message }];
  }
  return [];
}

function findWrongWay(
  { verifies }: PoolSettings,
  { by, inbox }: Config['confirmation'],
): Mismatch[] {
  if (verifies.includes('email') || (by === 'code' && inbox === null)) return [];
  const where = by === 'link' ? 'as links only mails can be' : 'where `confirmation.inbox` is read';
  const message = `Expected the pool to verify \`email\`, ${where}, but it verifies ${verifies.join(', ')}. Let it verify \`email\`, or set "admin".`;
  return [{ about: 'confirmation.by', message }];
}
