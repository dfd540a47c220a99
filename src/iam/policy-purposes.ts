/** What a policy may be for: `plan` and `redrive` need what `run` needs. */
export const POLICY_PURPOSES = ['run', 'offboard', 'inbox'] as const;

/** What a policy may be for. */
export type PolicyPurpose = (typeof POLICY_PURPOSES)[number];
