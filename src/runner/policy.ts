import type { Config } from '../domain/config.ts';
import { parseDuration } from '../domain/duration.ts';
import type { OnboardingPolicy } from '../domain/policy.ts';

/** Takes from a configuration what the chart decides by. */
export function toPolicy({
  cognito,
  password,
  confirmation,
  storage,
  mail,
  retry,
}: Config): OnboardingPolicy {
  return {
    signUpBy: cognito.signUp,
    confirmBy: confirmation.by,
    confirmationTimeoutMs: toMs(confirmation.timeout),
    resendAfterMs: toMs(confirmation.resendAfter),
    maxResends: confirmation.maxResends,
    knowsPassword: password.from === 'row',
    onExistingUser: cognito.onExisting,
    storageCredentials: storage.credentials,
    onExistingObject: storage.onExisting,
    sendsMail: mail !== null,
    onUnknownMail: mail?.onUnknown ?? 'skip',
    retry: {
      maxAttempts: retry.maxAttempts,
      baseDelayMs: toMs(retry.baseDelay),
      maxDelayMs: toMs(retry.maxDelay),
    },
  };
}

function toMs(duration: string): number {
  const ms = parseDuration(duration);
  if (ms === undefined)
    throw new Error(`Expected a duration that the schema checked, got ${duration}`);
  return ms;
}
