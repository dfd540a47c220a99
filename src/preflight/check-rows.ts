import type { Config } from '../domain/config.ts';
import type { Finding } from '../domain/plan.ts';
import type { AppClientSettings, PoolSettings } from '../services/account-settings.ts';
import { stop, warn } from './findings.ts';
import type { Survey } from './survey-rows.ts';

/** What things are compared with; `undefined` where it could not be read. */
export interface Terms {
  readonly config: Config;
  readonly pool: PoolSettings | undefined;
  readonly client: AppClientSettings | undefined;
}

/** Compares what the rows of an input hold with what pool and app client take. */
export function checkRows(survey: Survey, { config, pool, client }: Terms): readonly Finding[] {
  const { cognito } = config;
  return [
    ...(survey.rows.good === 0 ? [NO_ROWS] : []),
    ...(pool === undefined ? [] : [...findMisnamed(survey, pool), ...findUnknown(survey, pool)]),
    // An administrator may write every attribute.
    ...(client === undefined || cognito.signUp === 'admin' ? [] : findUnwritable(survey, client)),
    ...(pool === undefined ? [] : findLacking(survey, pool, cognito)),
    ...findWeak(survey),
  ];
}

const NO_ROWS = warn('rows', 'Expected rows that can be onboarded, found none.');

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
function findMisnamed(
  { rows: { good }, addressNames }: Survey,
  { signsInByEmail, aliasesEmail }: PoolSettings,
): readonly Finding[] {
  const others = good - addressNames;
  if (signsInByEmail && others > 0) {
    const message = `Expected mail addresses as usernames, since the pool signs in by them, but ${others} of ${good} rows have others, and will fail. Put the address there, or leave \`username\` out.`;
    return [toFinding(message, others === good)];
  }
  if (!aliasesEmail || addressNames === 0) return [];
  const message = `Expected usernames that are no mail addresses, since the pool has these as aliases, but ${addressNames} of ${good} rows have one, and will fail. Give them other names.`;
  return [toFinding(message, addressNames === good)];
}

/** Where every row would fail, there is nothing to begin. */
function toFinding(message: string, isOfAll: boolean): Finding {
  return isOfAll ? stop('rows', message) : warn('rows', message);
}

/** By this name in its schema a local AWS says that it takes whatever custom attribute comes. */
const ANY_CUSTOM = 'custom:*';

function findUnknown({ attributes }: Survey, { schema }: PoolSettings): readonly Finding[] {
  const known = new Set(schema.map(({ name }) => name));
  const isKnown = (name: string): boolean =>
    known.has(name) || (known.has(ANY_CUSTOM) && name.startsWith('custom:'));
  const unknown = [...attributes.keys()].filter((name) => !isKnown(name));
  if (unknown.length === 0) return [];
  const message = `Expected the pool to have every attribute of the rows, but its schema lacks ${quoteAll(unknown)}. Add it to the pool, or take the column out.`;
  return [stop('rows', message)];
}

function findUnwritable(
  { attributes }: Survey,
  { writableAttributes }: AppClientSettings,
): readonly Finding[] {
  if (writableAttributes === null) return [];
  const refused = [...attributes.keys()].filter((name) => !writableAttributes.includes(name));
  if (refused.length === 0) return [];
  const message = `Expected the app client to write every attribute of the rows, but it may not write ${quoteAll(refused)}. Add it to the client's writable attributes (WriteAttributes), or take the column out.`;
  return [stop('cognito.clientId', message)];
}

/** A user whom an administrator makes may do without, unless it cannot be made up for. */
function findLacking(
  survey: Survey,
  { schema, signsInByEmail }: PoolSettings,
  { signUp }: Config['cognito'],
): readonly Finding[] {
  const { good } = survey.rows;
  const required = schema.filter(
    ({ name, isRequired, isMutable }) =>
      isRequired && name !== 'sub' && (signUp === 'self' || !isMutable),
  );
  return required.flatMap(({ name }) => {
    const having = survey.attributes.get(name) ?? 0;
    const isUsername = name === 'email' && signsInByEmail;
    const lacking = good - Math.max(having, isUsername ? survey.addressNames : 0);
    if (lacking <= 0) return [];
    const message = `Expected \`${name}\` in every row, since the pool requires it, but ${formatCount(lacking, good)} it. Such rows fail: add the value.`;
    return [toFinding(message, lacking === good)];
  });
}

function formatCount(lacking: number, good: number): string {
  return lacking === good ? 'no row has' : `${lacking} of ${good} rows lack`;
}

function findWeak({ weakPasswords, firstWeak, rows }: Survey): readonly Finding[] {
  if (weakPasswords === 0) return [];
  const named = firstWeak.map(({ row, reasons }) => `row ${row} needs ${reasons.join(', ')}`);
  const more = weakPasswords > firstWeak.length ? ' and others' : '';
  const message = `Expected passwords that the pool's policy takes, but ${weakPasswords} of ${rows.good} rows have others, and will fail: ${named.join('; ')}${more}. Give them other passwords.`;
  return [warn('rows', message)];
}

function quoteAll(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
