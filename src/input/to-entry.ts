import type { InputEntry } from '../domain/row.ts';
import { toRowFields } from './row-fields.ts';
import type { NamedValue, RowFields } from './row-fields.ts';
import { findMissing } from './row-requirements.ts';
import type { RowRequirements } from './row-requirements.ts';
import { rowSchema } from './row-schema.ts';
import type { Warnings } from './warnings.ts';

/** What checking the rows of one input needs to know. */
export interface EntryContext {
  readonly requires: RowRequirements;
  readonly warnings: Warnings;
}

/** Checks the values of one row: a row, or every reason why it is none. */
export function toEntry(
  number: number,
  values: readonly NamedValue[],
  { requires, warnings }: EntryContext,
): InputEntry {
  const fields = toUsableFields(values, requires, warnings);
  const checked = rowSchema.safeParse(fields);
  const reasons = [
    ...fields.reasons,
    ...findMissing(fields, requires),
    ...(checked.error?.issues ?? []).map(toReason),
  ];
  if (checked.success && reasons.length === 0) return { kind: 'row', number, row: checked.data };
  return toRejected(number, reasons, toUsername(fields));
}

/** Leaves out, with a warning, what is of no use. */
function toUsableFields(
  values: readonly NamedValue[],
  requires: RowRequirements,
  warnings: Warnings,
): RowFields {
  const fields = toRowFields(values);
  warnings.inapplicable(fields.inapplicable);
  if (requires.password !== false || fields.password === undefined) return fields;
  warnings.password();
  return { ...fields, password: undefined };
}

/** Makes the entry of a row that cannot be one. */
export function toRejected(
  number: number,
  reasons: readonly string[],
  username?: string,
): InputEntry {
  const rejected = username === undefined ? { reasons } : { username, reasons };
  return { kind: 'rejected', number, rejected };
}

function toReason(issue: { readonly path: readonly PropertyKey[]; readonly message: string }) {
  const [field, attribute] = issue.path;
  return `Expected \`${String(field === 'attributes' ? attribute : field)}\` ${issue.message}`;
}

/** The username is shown only if it can be one: anything else may stand there by mistake. */
function toUsername({ username }: RowFields): string | undefined {
  return rowSchema.in.shape.username.safeParse(username).data;
}
