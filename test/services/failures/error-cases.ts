import { expect, it } from 'vitest';
import type { AwsErrorRow } from '../../../src/services/failures/aws-error-row.ts';
import { findErrorRow } from '../../../src/services/failures/aws-error-table.ts';
import type { AwsService } from '../../../src/services/failures/failed-call.ts';
import type { AwsFailureCode } from '../../../src/services/failures/failure-message.ts';

/** For each code the errors that mean it, as `Operation Name`, `Operation Name 400` or `Operation Name 400: text`. */
export type ErrorCases = Partial<Record<AwsFailureCode, readonly string[]>>;

const TARGET = { sender: 'Example Team <no-reply@example.com>' };

/** Tests every case of a service, and that the cases need every row and every name in it. */
export function testErrorRows(
  service: AwsService,
  rows: readonly AwsErrorRow[],
  cases: ErrorCases,
): void {
  const errors = Object.entries(cases).flatMap(([code, lines]) =>
    lines.map((line) => {
      const { name, row } = findRow(service, line);
      return { code, line, name, row };
    }),
  );

  it.each(errors)('take "$line" for $code', ({ row, code }) => {
    expect(row?.code).toBe(code);
  });

  it('have no row that no case selects', () => {
    expect(rows.filter((row) => !errors.some((error) => error.row === row))).toEqual([]);
  });

  it('have no name in a row that no case selects the row by', () => {
    const idle = rows.flatMap((row) =>
      [row.name ?? []]
        .flat()
        .filter((name) => !errors.some((error) => error.row === row && error.name === name))
        .map((name) => `${name} (${row.code})`),
    );
    expect(idle).toEqual([]);
  });
}

function findRow(
  service: AwsService,
  line: string,
): { readonly name: string; readonly row: AwsErrorRow | undefined } {
  const [head = '', ...text] = line.split(': ');
  const [operation = '', name = '', status] = head.split(' ');
  const facts = {
    names: [name],
    text: text.join(': '),
    status: status === undefined ? undefined : Number(status),
  };
  return { name, row: findErrorRow(facts, { service, operation, target: TARGET }) };
}
