/** The root states of the chart, in the order in which a row passes them; the last four are ends. */
export const LIFECYCLE_STATES = [
  'unregistered',
  'pendingConfirmation',
  'confirmed',
  'authenticated',
  'provisioned',
  'skipped',
  'failed',
  'cancelled',
] as const;

/** Where a row stands: the name of a root state of the chart. */
export type LifecycleState = (typeof LIFECYCLE_STATES)[number];

/** The states of the chart that call a service or wait for something; their names appear in results. */
export const STEPS = [
  'signingUp',
  'creatingUser',
  'reconciling',
  'awaitingCode',
  'confirmingCode',
  'resendingCode',
  'awaitingLink',
  'checkingStatus',
  'confirmingByAdmin',
  'settingPassword',
  'verifyingEmail',
  'addingToGroups',
  'authenticating',
  'answeringChallenge',
  'readingUser',
  'gettingIdentity',
  'gettingCredentials',
  'storingObject',
  'checkingObject',
  'sendingWelcomeMail',
  'signingOut',
] as const;

/** A call and its retries, or a wait: a child of a lifecycle state. */
export type Step = (typeof STEPS)[number];
