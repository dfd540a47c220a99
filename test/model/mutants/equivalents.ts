/** Mutants that do what the sound chart does, and why; no suite can tell them apart. */
export interface Equivalents {
  readonly reason: string;
  /** Ids, as `npm run mutants` prints them. */
  readonly mutants: readonly string[];
}

/** `equivalents.test.ts` holds these against every failure that there is. */
export const EXCLUSIVE: Equivalents = {
  reason: 'No failure passes the guards of both branches, so their order decides nothing.',
  mutants: [
    'branches swapped: unregistered.signingUp.calling onError[1] isCodeNotSent before onError[0] isUserExists',
    'branches swapped: unregistered.signingUp.calling onError[2] mayStandWithoutCode before onError[1] isCodeNotSent',
    'branches swapped: unregistered.signingUp.calling onError[3] isTriggerBroken before onError[2] mayStandWithoutCode',
    'branches swapped: unregistered.signingUp.calling onError[5] isEffectUnknownAndCanRetry before onError[4] isBatchFailure',
    'branches swapped: unregistered.creatingUser.calling onError[1] mayStandWithoutCode before onError[0] isUserExists',
    'branches swapped: unregistered.creatingUser.calling onError[2] isTriggerBroken before onError[1] mayStandWithoutCode',
    'branches swapped: unregistered.creatingUser.calling onError[4] isEffectUnknownAndCanRetry before onError[3] isBatchFailure',
    'branches swapped: unregistered.reconciling.calling onError[3] isReadDeniedAndAdopts before onError[2] isReadDeniedAndSkips',
    'branches swapped: unregistered.reconciling.calling onError[7] canRetry before onError[6] isBatchFailure',
    'branches swapped: pendingConfirmation.confirmingCode.calling onError[1] isCodeMismatch before onError[0] isAlreadyConfirmed',
    'branches swapped: pendingConfirmation.confirmingCode.calling onError[2] isCodeExpiredAndCanResend before onError[1] isCodeMismatch',
    'branches swapped: pendingConfirmation.confirmingCode.calling onError[4] isUserMissingAndCanReturn before onError[3] isCodeExpired',
    'branches swapped: pendingConfirmation.confirmingCode.calling onError[5] isBatchFailure before onError[4] isUserMissingAndCanReturn',
    'branches swapped: pendingConfirmation.confirmingCode.calling onError[6] canRetry before onError[5] isBatchFailure',
    'branches swapped: pendingConfirmation.resendingCode.calling onError[1] isEffectUnknown before onError[0] isAlreadyConfirmed',
    'branches swapped: pendingConfirmation.resendingCode.calling onError[2] isUserMissingAndCanReturn before onError[1] isEffectUnknown',
    'branches swapped: pendingConfirmation.resendingCode.calling onError[3] isBatchFailure before onError[2] isUserMissingAndCanReturn',
    'branches swapped: pendingConfirmation.resendingCode.calling onError[4] canRetry before onError[3] isBatchFailure',
    'branches swapped: pendingConfirmation.checkingStatus.calling onError[1] canRetry before onError[0] isBatchFailure',
    'branches swapped: pendingConfirmation.confirmingByAdmin.calling onError[2] isUserMissingAndCanReturn before onError[1] isAlreadyConfirmed',
    'branches swapped: pendingConfirmation.confirmingByAdmin.calling onError[3] isBatchFailure before onError[2] isUserMissingAndCanReturn',
    'branches swapped: pendingConfirmation.confirmingByAdmin.calling onError[4] canRetry before onError[3] isBatchFailure',
    'branches swapped: pendingConfirmation.settingPassword.calling onError[2] isUserMissingAndCanReturn before onError[1] isPasswordUnchanged',
    'branches swapped: pendingConfirmation.settingPassword.calling onError[3] isBatchFailure before onError[2] isUserMissingAndCanReturn',
    'branches swapped: pendingConfirmation.settingPassword.calling onError[4] canRetry before onError[3] isBatchFailure',
    'branches swapped: pendingConfirmation.verifyingEmail.calling onError[1] isUserMissingAndCanReturn before onError[0] isWithoutEmail',
    'branches swapped: pendingConfirmation.verifyingEmail.calling onError[2] isBatchFailure before onError[1] isUserMissingAndCanReturn',
    'branches swapped: pendingConfirmation.verifyingEmail.calling onError[3] canRetry before onError[2] isBatchFailure',
    'branches swapped: confirmed.addingToGroups.calling onError[1] isBatchFailure before onError[0] isUserMissingAndCanReturn',
    'branches swapped: confirmed.addingToGroups.calling onError[2] canRetry before onError[1] isBatchFailure',
    'branches swapped: confirmed.authenticating.calling onError[1] isUnconfirmedAndAdopted before onError[0] isUnconfirmedAndCanReturn',
    'branches swapped: confirmed.authenticating.calling onError[2] isUserMissingAndCanReturn before onError[1] isUnconfirmedAndAdopted',
    'branches swapped: confirmed.authenticating.calling onError[3] isBatchFailure before onError[2] isUserMissingAndCanReturn',
    'branches swapped: confirmed.authenticating.calling onError[4] canRetry before onError[3] isBatchFailure',
    'branches swapped: confirmed.answeringChallenge.calling onError[1] isProofRefusedFirst before onError[0] isChallengeExpiredAndCanReturn',
    'branches swapped: confirmed.answeringChallenge.calling onError[2] isUnconfirmedAndCanReturn before onError[1] isProofRefusedFirst',
    'branches swapped: confirmed.answeringChallenge.calling onError[3] isUnconfirmedAndAdopted before onError[2] isUnconfirmedAndCanReturn',
    'branches swapped: confirmed.answeringChallenge.calling onError[4] isUserMissingAndCanReturn before onError[3] isUnconfirmedAndAdopted',
    'branches swapped: confirmed.answeringChallenge.calling onError[5] isBatchFailure before onError[4] isUserMissingAndCanReturn',
    'branches swapped: confirmed.answeringChallenge.calling onError[6] canRetry before onError[5] isBatchFailure',
    'branches swapped: authenticated.readingUser.calling onError[1] isUserMissingAndCanReturn before onError[0] isTokenExpiredAndCanReturn',
    'branches swapped: authenticated.readingUser.calling onError[2] isBatchFailure before onError[1] isUserMissingAndCanReturn',
    'branches swapped: authenticated.readingUser.calling onError[3] canRetry before onError[2] isBatchFailure',
    'branches swapped: authenticated.gettingIdentity.calling onError[1] isBatchFailure before onError[0] isTokenExpiredAndCanReturn',
    'branches swapped: authenticated.gettingIdentity.calling onError[2] canRetry before onError[1] isBatchFailure',
    'branches swapped: authenticated.gettingCredentials.calling onError[1] isBatchFailure before onError[0] isTokenExpiredAndCanReturn',
    'branches swapped: authenticated.gettingCredentials.calling onError[2] canRetry before onError[1] isBatchFailure',
    'branches swapped: authenticated.storingObject.calling onError[1] areUserCredentialsExpiredAndCanReturn before onError[0] isObjectExists',
    'branches swapped: authenticated.storingObject.calling onError[3] canRetry before onError[2] isBatchFailure',
    'branches swapped: authenticated.checkingObject.calling onError[1] areUserCredentialsExpiredAndCanReturn before onError[0] isObjectMissingAndCanReturn',
    'branches swapped: authenticated.checkingObject.calling onError[3] canRetry before onError[2] isBatchFailure',
    'branches swapped: authenticated.sendingWelcomeMail.calling onError[3] canRetry before onError[2] isBatchFailure',
  ],
};

/** Every mutant that survives; one that is killed or is no more has to leave. */
export const EQUIVALENTS: readonly Equivalents[] = [
  EXCLUSIVE,
  {
    reason:
      'A failure that passes both guards passes that of `isEffectUnknownAndCanRetry` as well, which comes first.',
    mutants: [
      'branches swapped: unregistered.signingUp.calling onError[7] isEffectUnknown before onError[6] canRetry',
      'branches swapped: unregistered.creatingUser.calling onError[6] isEffectUnknown before onError[5] canRetry',
    ],
  },
  {
    reason: 'Only a crashed trigger passes both guards, and SES has no triggers.',
    mutants: [
      'branches swapped: authenticated.sendingWelcomeMail.calling onError[2] isBatchFailure before onError[1] isEffectUnknown',
    ],
  },
  {
    reason:
      'With a code or a confirmation at hand, the state moved to leads on at once to the one that was meant.',
    mutants: [
      'target moved: pendingConfirmation.awaitingCode always[1] isConfirmationSeen → checkingStatus to awaitingLink',
      'target moved: pendingConfirmation.resendingCode.backingOff always[0] hasCode → pendingConfirmation.confirmingCode to awaitingCode',
      'target moved: pendingConfirmation.resendingCode.backingOff always[1] isConfirmationSeen → pendingConfirmation.checkingStatus to awaitingLink',
      'target moved: pendingConfirmation.resendingCode.backingOff always[1] isConfirmationSeen → pendingConfirmation.checkingStatus to awaitingCode',
      'target moved: pendingConfirmation.resendingCode.held on resume[0] hasCode → pendingConfirmation.confirmingCode to awaitingCode',
      'target moved: pendingConfirmation.resendingCode.held on resume[1] isConfirmationSeen → pendingConfirmation.checkingStatus to awaitingLink',
      'target moved: pendingConfirmation.resendingCode.held on resume[1] isConfirmationSeen → pendingConfirmation.checkingStatus to awaitingCode',
      'target moved: pendingConfirmation.awaitingLink always[1] hasCode → confirmingCode to awaitingCode',
    ],
  },
  {
    reason: 'Every way to the welcome mail has recorded the object, which clears the failure, too.',
    mutants: ['action dropped: authenticated.sendingWelcomeMail entry without clearFailure'],
  },
  {
    reason:
      'Whoever may join groups before the sign-in has joined them all, so the choice is the sign-in.',
    mutants: [
      'target moved: confirmed.addingToGroups.calling onDone[2] → confirmed.authenticating to choosing',
      'target moved: confirmed.answeringChallenge.calling on resume → confirmed.authenticating to choosing',
      'target moved: confirmed.answeringChallenge.calling onError[0] isChallengeExpiredAndCanReturn → confirmed.authenticating to choosing',
      'target moved: confirmed.answeringChallenge.calling onError[1] isProofRefusedFirst → confirmed.authenticating to choosing',
      'target moved: confirmed.answeringChallenge.held on resume → confirmed.authenticating to choosing',
      'target moved: authenticated.readingUser.calling onError[0] isTokenExpiredAndCanReturn → confirmed.authenticating to choosing',
      'target moved: authenticated.gettingIdentity.calling onError[0] isTokenExpiredAndCanReturn → confirmed.authenticating to choosing',
      'target moved: authenticated.gettingCredentials.calling onError[0] isTokenExpiredAndCanReturn → confirmed.authenticating to choosing',
    ],
  },
  {
    reason: 'Where the trigger is broken for good, the branch before this one is taken.',
    mutants: [
      'bound shifted: unregistered.signingUp.calling onError[4] isBatchFailure → held with maxAttempts up',
      'bound shifted: unregistered.creatingUser.calling onError[3] isBatchFailure → held with maxAttempts up',
      'bound shifted: pendingConfirmation.resendingCode.calling onError[3] isBatchFailure → held with maxAttempts up',
      'bound shifted: pendingConfirmation.resendingCode.calling onError[3] isBatchFailure → held with maxAttempts down',
    ],
  },
  {
    reason: 'Only of a crashed trigger the attempts decide, and these services have none.',
    mutants: [
      'bound shifted: authenticated.gettingIdentity.calling onError[1] isBatchFailure → held with maxAttempts up',
      'bound shifted: authenticated.gettingIdentity.calling onError[1] isBatchFailure → held with maxAttempts down',
      'bound shifted: authenticated.gettingCredentials.calling onError[1] isBatchFailure → held with maxAttempts up',
      'bound shifted: authenticated.gettingCredentials.calling onError[1] isBatchFailure → held with maxAttempts down',
      'bound shifted: authenticated.storingObject.calling onError[2] isBatchFailure → held with maxAttempts up',
      'bound shifted: authenticated.storingObject.calling onError[2] isBatchFailure → held with maxAttempts down',
      'bound shifted: authenticated.checkingObject.calling onError[2] isBatchFailure → held with maxAttempts up',
      'bound shifted: authenticated.checkingObject.calling onError[2] isBatchFailure → held with maxAttempts down',
      'bound shifted: authenticated.sendingWelcomeMail.calling onError[2] isBatchFailure → held with maxAttempts up',
      'bound shifted: authenticated.sendingWelcomeMail.calling onError[2] isBatchFailure → held with maxAttempts down',
    ],
  },
];
