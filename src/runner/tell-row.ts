import type { Secrets } from '../domain/secrets.ts';
import type { OnboardingEvent } from '../machines/onboarding.ts';

/** Tells a row that its confirmation may go on, while nobody else claims it; whether there is such a row. */
export type TellRow = (key: string, event: OnboardingEvent, secrets?: Secrets) => Promise<boolean>;
