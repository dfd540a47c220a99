import type { FailureCode } from '../../../src/domain/failure.ts';
import type { Step } from '../../../src/domain/lifecycle.ts';
import type { Configuration } from '../configuration.ts';

/** The user who stands in the pool under the row's name. */
export interface SpecUser {
  readonly whose: 'ours' | 'stranger';
  readonly status: 'unconfirmed' | 'temporary' | 'confirmed';
  readonly enabled: boolean;
  readonly isVerified: boolean;
  /** How many of the row's groups the user has joined. */
  readonly groups: number;
}

/** What the world holds. */
interface SpecWorld {
  readonly user: SpecUser | null;
  readonly object: 'ours' | 'anotherRow' | 'stranger' | null;
  readonly mails: number;
}

/** What the batch may know of the row, and show of it. */
interface SpecKnowledge {
  /** Whose `sub` is known. */
  readonly sub: SpecUser['whose'] | null;
  readonly ownership: 'none' | 'ours' | 'adopted' | 'unproven';
  /** By whom a sign-up was whose answer never came. */
  readonly lostBy: 'self' | 'admin' | null;
  readonly isAnswerLost: boolean;
  readonly isCodeUnsent: boolean;
  readonly isNameTaken: boolean;
  readonly hasCode: boolean;
  readonly isSeen: boolean;
  readonly hasIdentity: boolean;
  readonly groupsJoined: number;
  readonly isSignedIn: boolean;
  readonly challenge: string | null;
  /** Whether the session of the challenge was used up by an answer. */
  readonly isSessionUsed: boolean;
  readonly isProofRefused: boolean;
  readonly overwrites: boolean;
  /** The object and the mail that the result shows. */
  readonly stored: 'ours' | 'stranger' | null;
  readonly mail: 'sent' | 'unknown' | null;
  readonly failure: { readonly code: FailureCode; readonly step: Step } | null;
}

/** What is counted. */
interface SpecCounts {
  /** The try of the present step, 1 first. */
  readonly attempt: number;
  readonly returns: number;
  readonly resends: number;
  /** 2 once the row was redriven. */
  readonly life: 1 | 2;
  /** Calls made in this life, by step. */
  readonly calls: Readonly<Partial<Record<Step, number>>>;
  /** Whether the step was held and goes on. */
  readonly isTakenUp: boolean;
}

/** Everything that the specification knows of a row and of its world. */
export interface SpecContext extends SpecWorld, SpecKnowledge, SpecCounts {
  /** As it stands now: a held row goes on by what the configuration says then. */
  readonly configuration: Configuration;
  /** Where the row stands. */
  readonly step: Step;
}

/** What a life begins with that knows nothing. */
export const FRESH = {
  step: 'signingUp',
  hasCode: false,
  isSeen: false,
  isNameTaken: false,
  groupsJoined: 0,
  isSignedIn: false,
  challenge: null,
  isSessionUsed: false,
  isProofRefused: false,
  overwrites: false,
  failure: null,
  attempt: 1,
  returns: 0,
  calls: {},
  isTakenUp: false,
} as const satisfies Partial<SpecContext>;

/** Makes the beginning of a row in an empty world. */
export function toSpecContext(configuration: Configuration): SpecContext {
  return {
    configuration,
    user: null,
    object: null,
    mails: 0,
    sub: null,
    ownership: 'none',
    lostBy: null,
    isAnswerLost: false,
    isCodeUnsent: false,
    hasIdentity: false,
    stored: null,
    mail: null,
    resends: 0,
    life: 1,
    ...FRESH,
  };
}
