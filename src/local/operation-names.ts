import { CONFIRM_USER } from './cognito/confirmation-page.ts';
import { COGNITO_OPERATIONS } from './cognito/operations.ts';
import { IDENTITY_OPERATIONS } from './identity/operations.ts';
import { S3_OPERATIONS } from './s3/operations.ts';
import { SES_OPERATIONS } from './ses/operations.ts';

/** Every operation that the local AWS answers, and the click on a link. */
export const OPERATION_NAMES: readonly string[] = [
  ...Object.keys(COGNITO_OPERATIONS),
  CONFIRM_USER,
  ...Object.keys(IDENTITY_OPERATIONS),
  ...Object.values(S3_OPERATIONS).map(({ name }) => name),
  ...Object.keys(SES_OPERATIONS),
];
