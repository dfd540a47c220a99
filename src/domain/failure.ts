import type { Step } from './lifecycle.ts';

/**
 * What the chart does with a failure:
 * `T` throttled or transient, back off and try again · `U` this row cannot succeed · `B` the whole batch cannot ·
 * `D` the effect may already be there, look · `W` another branch of the chart, or a long wait.
 */
export type FailureClass = 'T' | 'U' | 'B' | 'D' | 'W';

/** Every failure code with its class. A code is never renamed: results and people's scripts use it. */
export const FAILURE_CLASSES = {
  THROTTLED: 'T',
  UNREACHABLE: 'T',
  CONNECTION_LOST: 'T',
  TIMED_OUT: 'T',
  SERVICE_ERROR: 'T',
  TRIGGER_CRASHED: 'T',
  WRITE_CONFLICT: 'T',
  BODY_DAMAGED: 'T',
  LOCKED_OUT: 'T',
  ATTEMPT_LIMIT: 'T',

  USER_EXISTS: 'D',
  USER_NOT_FOUND: 'D',
  ALREADY_CONFIRMED: 'D',
  CODE_NOT_SENT: 'D',
  OBJECT_EXISTS: 'D',
  OBJECT_NOT_FOUND: 'D',
  PASSWORD_UNCHANGED: 'D',
  RULE_EXISTS: 'D',

  CODE_MISMATCH: 'W',
  CODE_EXPIRED: 'W',
  USER_NOT_CONFIRMED: 'W',
  TOKEN_EXPIRED: 'W',
  CHALLENGE_EXPIRED: 'W',

  SERVICE_UNREACHABLE: 'B',
  ACCESS_DENIED: 'B',
  CREDENTIALS_REFUSED: 'B',
  CREDENTIALS_EXPIRED: 'B',
  CREDENTIALS_MISSING: 'B',
  POOL_OR_CLIENT_NOT_FOUND: 'B',
  POOL_MISCONFIGURED: 'B',
  CLIENT_MISCONFIGURED: 'B',
  CLIENT_SECRET_REFUSED: 'B',
  TRIGGER_INVALID: 'B',
  FIREWALL_BLOCKED: 'B',
  GROUP_NOT_FOUND: 'B',
  IDENTITY_POOL_NOT_FOUND: 'B',
  IDENTITY_POOL_MISCONFIGURED: 'B',
  RESOURCE_LIMIT: 'B',
  CODE_IMPOSSIBLE: 'B',
  CONFIRMATION_MAIL_CAP: 'B',
  MAIL_ROLE_INVALID: 'B',
  BUCKET_NOT_FOUND: 'B',
  BUCKET_REGION: 'B',
  ENCRYPTION_KEY: 'B',
  MAIL_CAP: 'B',
  SENDER_NOT_VERIFIED: 'B',
  SENDING_PAUSED: 'B',
  MAIL_MISCONFIGURED: 'B',
  SETTING_MISSING: 'B',
  MAIL_TEMPLATE_NOT_FOUND: 'B',
  RULE_NOT_FOUND: 'B',
  RULE_REFUSED: 'B',
  POLICY_REFUSED: 'B',

  PASSWORD_REFUSED: 'U',
  PASSWORD_WRONG: 'U',
  PASSWORD_RESET_REQUIRED: 'U',
  INPUT_REFUSED: 'U',
  ALIAS_EXISTS: 'U',
  TRIGGER_REFUSED: 'U',
  DELIVERY_FAILED: 'U',
  USER_DISABLED: 'U',
  USER_STATE_UNSUPPORTED: 'U',
  USER_NOT_OURS: 'U',
  USER_REPLACED: 'U',
  OWNERSHIP_UNPROVEN: 'U',
  CHALLENGE_REQUIRED: 'U',
  IDENTITY_REFUSED: 'U',
  CONFIRMATION_TIMEOUT: 'U',
  OBJECT_NOT_OURS: 'U',
  OBJECT_REFUSED: 'U',
  RECIPIENT_REFUSED: 'U',
  SECRET_MISSING: 'U',
  STATE_UNSTABLE: 'U',
  UNEXPECTED: 'U',
} as const satisfies Record<string, FailureClass>;

/** Why a call did not succeed; tells failures apart. */
export type FailureCode = keyof typeof FAILURE_CLASSES;

/** Whether a failure concerns one row or every row of the batch. */
export type FailureScope = 'row' | 'batch';

/** What a service reports: everything about a failure but the step, which only the chart knows. */
export interface ServiceFailure {
  readonly code: FailureCode;
  readonly scope: FailureScope;
  /** Whether the same call, or the row started again later, may succeed. */
  readonly retryable: boolean;
  /** What was expected, what came and the mend; free of secrets. */
  readonly message: string;
  /** How long the service asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** Why a row stopped or waits: plain data, safe to store and to show. */
export interface Failure extends ServiceFailure {
  readonly step: Step;
}

/**
 * Makes a failure of a code, with the scope and the retryability that its class implies.
 *
 * @param code - The failure's code
 * @param message - What was expected, what came and the mend
 * @param retryAfterMs - How long the service asked to wait, in milliseconds
 * @example
 * ```ts
 * import { createFailure } from 'cognito-onboard';
 *
 * createFailure('THROTTLED', 'Cognito throttled SignUp.').retryable; // => true
 * ```
 */
export function createFailure(
  code: FailureCode,
  message: string,
  retryAfterMs?: number,
): ServiceFailure {
  const failureClass: FailureClass = FAILURE_CLASSES[code];
  return {
    code,
    scope: failureClass === 'B' ? 'batch' : 'row',
    retryable: failureClass === 'T' || failureClass === 'B',
    message,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}
