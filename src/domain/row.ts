/** One person of the input, checked. */
export interface Row {
  /** The sign-in name, and the key of the row within its batch. */
  readonly username: string;
  /** Kept sealed; never part of the chart. */
  readonly password?: string;
  /** Standard and `custom:*` attributes by their Cognito names. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of groups of the user pool that the person joins, each once; absent where there are none. */
  readonly groups?: readonly string[];
}

/** A line of the input that cannot become a row, with every reason. */
export interface RejectedRow {
  readonly username?: string;
  readonly reasons: readonly string[];
}

/** One data line of the input; `number` 1 is the first. */
export type InputEntry =
  | { readonly kind: 'row'; readonly number: number; readonly row: Row }
  | { readonly kind: 'rejected'; readonly number: number; readonly rejected: RejectedRow };

/**
 * Finds the mail address of a person: the `email` attribute, else a username that is an address.
 *
 * @returns The address as written, or `undefined`
 */
export function toMailAddress(row: Pick<Row, 'username' | 'attributes'>): string | undefined {
  const email = row.attributes['email'];
  if (email !== undefined) return email;
  return row.username.includes('@') ? row.username : undefined;
}
