import type { FailureCode } from '../../domain/failure.ts';
import { quote } from './failure-phrases.ts';
import type { Words } from './failure-words.ts';

/** What the failures of identity pools mean. */
export const IDENTITY_WORDS = {
  IDENTITY_POOL_NOT_FOUND: (call) =>
    `There is no identity pool${quote('', call.target.identityPoolId)}${quote(' in Region', call.target.region)}, or its identity is gone. Check \`cognito.identityPoolId\` and \`region\` in the configuration.`,
  IDENTITY_POOL_MISCONFIGURED: (call) =>
    `Identity pool${quote('', call.target.identityPoolId)} is not set up for ${call.operation}: the user pool and its client must be one of its providers, and its role for signed-in users must trust the identity pool.`,
  IDENTITY_REFUSED: (call) =>
    `The identity pool refused ${call.operation} for this user. Look for another identity that this login is linked to.`,
} as const satisfies Partial<Record<FailureCode, Words>>;
