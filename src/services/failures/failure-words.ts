import type { FailedCall } from './failed-call.ts';

/** What a failure means: whole sentences that say what was expected, what came, and the mend. */
export type Words = string | ((call: FailedCall) => string);
