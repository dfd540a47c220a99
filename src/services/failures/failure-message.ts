import { COGNITO_WORDS } from './cognito-words.ts';
import type { FailedCall } from './failed-call.ts';
import type { Words } from './failure-words.ts';
import { IDENTITY_WORDS } from './identity-words.ts';
import { S3_WORDS } from './s3-words.ts';
import { SES_WORDS } from './ses-words.ts';
import { TRANSPORT_WORDS } from './transport-words.ts';

const WORDS = {
  ...TRANSPORT_WORDS,
  ...COGNITO_WORDS,
  ...IDENTITY_WORDS,
  ...S3_WORDS,
  ...SES_WORDS,
} as const;

/** A failure code that an error of AWS, or of the way to it, can mean. */
export type AwsFailureCode = keyof typeof WORDS;

/**
 * Says what a failure of a call means: what was expected, what came, and the mend.
 *
 * @param code - The failure's code
 * @param call - The operation and what it was aimed at; left-out values are left out of the words
 * @returns Whole sentences, free of personal data and secrets
 */
export function formatFailureMessage(code: AwsFailureCode, call: FailedCall): string {
  const words: Words = WORDS[code];
  return typeof words === 'string' ? words : words(call);
}
