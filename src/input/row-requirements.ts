import type { Config } from '../domain/config.ts';
import { toMailAddress } from '../domain/row.ts';
import type { RowFields } from './row-fields.ts';

/** What the configuration needs of every row, beyond what makes a row. */
export interface RowRequirements {
  /** Whether each person signs in with the password of the row; `false` where passwords are generated. */
  readonly password?: boolean;
  /** A welcome mail is configured, so every row needs a mail address. */
  readonly email?: boolean;
}

/** Takes from a configuration what every row needs. */
export function toRowRequirements({
  password,
  mail,
}: Pick<Config, 'password' | 'mail'>): RowRequirements {
  return { password: password.from === 'row', email: mail !== null };
}

/** Finds what a row lacks of what is required of it, each with the reason why it is needed. */
export function findMissing(fields: Identifying, requires: RowRequirements): readonly string[] {
  const lacksPassword = requires.password === true && fields.password === undefined;
  const lacksEmail = requires.email === true && !hasMailAddress(fields);
  return [
    ...(lacksPassword
      ? ['Expected `password`, since each person signs in with the password of the row, got none']
      : []),
    ...(lacksEmail ? ['Expected `email`, since a welcome mail is configured, got none'] : []),
  ];
}

type Identifying = Pick<RowFields, 'username' | 'password' | 'attributes'>;

function hasMailAddress({ username, attributes }: Identifying): boolean {
  if (attributes['email'] !== undefined) return true;
  return typeof username === 'string' && toMailAddress({ username, attributes: {} }) !== undefined;
}
