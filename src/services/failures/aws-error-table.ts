import type { AwsErrorFacts } from './aws-error-facts.ts';
import { matchesErrorRow } from './aws-error-row.ts';
import type { AwsErrorRow } from './aws-error-row.ts';
import { COGNITO_ERRORS } from './cognito-errors.ts';
import type { AwsService, FailedCall } from './failed-call.ts';
import { IDENTITY_ERRORS } from './identity-errors.ts';
import { S3_ERRORS, S3_STATUSES } from './s3-errors.ts';
import { SES_ERRORS } from './ses-errors.ts';
import { TRANSPORT_ERRORS } from './transport-errors.ts';

/**
 * What every error of every service means; the first match wins. A service's own rows come first, then those that all
 * services share, then the bare statuses of S3: signing may fail with an error of STS, whose name says more than its status.
 */
export const AWS_ERROR_TABLE: Readonly<Record<AwsService, readonly AwsErrorRow[]>> = {
  cognito: [...COGNITO_ERRORS, ...TRANSPORT_ERRORS],
  identity: [...IDENTITY_ERRORS, ...TRANSPORT_ERRORS],
  s3: [...S3_ERRORS, ...TRANSPORT_ERRORS, ...S3_STATUSES],
  ses: [...SES_ERRORS, ...TRANSPORT_ERRORS],
};

/**
 * Finds the row of the table that speaks of an error.
 *
 * @param facts - What the error tells of itself
 * @param call - The call that failed
 * @returns The first row that matches, or `undefined` where the table knows nothing of the error
 */
export function findErrorRow(facts: AwsErrorFacts, call: FailedCall): AwsErrorRow | undefined {
  return AWS_ERROR_TABLE[call.service].find((row) => matchesErrorRow(row, facts, call));
}
