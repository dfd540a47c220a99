import type { Facts, OnboardingContext } from './onboarding.ts';

/** Tells what an ended life found out of the row's effects in the world; the next one begins with it. */
export function toFacts(context: OnboardingContext): Facts {
  const { startedAt, sub, ownership, answerLost, answerLostAt, lostSignUpBy } = context;
  const { codeUnsent, resends, identityId, object, mail } = context;
  const signUp = { startedAt, sub, ownership, answerLost, answerLostAt, lostSignUpBy };
  return { ...signUp, codeUnsent, resends, identityId, object, mail };
}
