/** What happens to a row, in the words of its operator; `happenings.ts` says what each does to the world. */
export const SPEC_EVENTS = [
  // Whatever is called
  'answered',
  'throttled',
  'lost',
  'brokeInside',
  'refusedRow',
  'refusedBatch',
  'triggerCrashed',
  // The process dies, and goes on; `told` is a host that cannot say whether a call has left
  'diedBefore',
  'diedDuring',
  'diedAfter',
  'diedWaiting',
  'told',
  // Time and people
  'waited',
  'resumed',
  'resumedWithoutMail',
  'resumedByAdmin',
  'resumedOtherwise',
  'cancelled',
  'cancelledAfter',
  'redriven',
  // Whether a code is right, wrong or late shows when it is tried: no step looks at it before.
  'codeArrived',
  'clicked',
  'seen',
  'resendDue',
  'deadlinePassed',
  // Sign-up
  'confirmedAtOnce',
  'sentNoCode',
  'undelivered',
  'madeUndelivered',
  'roleInvalid',
  'madeRoleInvalid',
  'confirmedStranger',
  'unconfirmedStranger',
  'temporaryStranger',
  'disabledStranger',
  // What another program or person does to the user, just before the call is taken in
  'denied',
  'vanished',
  'replaced',
  'disabledMeanwhile',
  'confirmedMeanwhile',
  'unconfirmedMeanwhile',
  // Confirmation
  'mismatched',
  'expired',
  'unchanged',
  'withoutEmail',
  // Sign-in
  'challengedByMfa',
  'challengedByProof',
  'challengedAnew',
  'sessionExpired',
  'proofRefused',
  'tokenExpired',
  // Provisioning
  'credentialsExpired',
  'strangersObject',
  'anotherRowsObject',
  'objectVanished',
] as const;

/** What happens to a row. */
export type SpecEventType = (typeof SPEC_EVENTS)[number];

/** An event of the specification. */
export interface SpecEvent {
  readonly type: SpecEventType;
}
