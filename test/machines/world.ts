import type { OnboardingPolicy } from '../../src/domain/policy.ts';
import type { CallName, Calls, FoundUser } from '../../src/machines/calls.ts';
import type { OnboardingInput } from '../../src/machines/onboarding.ts';

export const STARTED_AT = Date.UTC(2026, 0, 1);
export const HOUR_MS = 3_600_000;

export const POLICY: OnboardingPolicy = {
  signUpBy: 'self',
  confirmBy: 'code',
  confirmationTimeoutMs: 10 * HOUR_MS,
  resendAfterMs: 2 * HOUR_MS,
  maxResends: 2,
  knowsPassword: true,
  onExistingUser: 'fail',
  storageCredentials: 'operator',
  onExistingObject: 'fail',
  sendsMail: true,
  onUnknownMail: 'skip',
  retry: { maxAttempts: 3, baseDelayMs: 200, maxDelayMs: 30_000 },
};

/** Our own user as an administrator sees it right after the sign-up. */
export const OUR_USER: FoundUser = {
  exists: true,
  username: 'ada',
  sub: 'sub-of-ada',
  status: 'UNCONFIRMED',
  enabled: true,
  createdAt: STARTED_AT + 100,
  attributes: { email: 'ada@example.com', email_verified: 'false' },
};

/** A confirmed user who was there before the row began. */
export const STRANGER: FoundUser = {
  ...OUR_USER,
  sub: 'sub-of-a-stranger',
  status: 'CONFIRMED',
  createdAt: STARTED_AT - HOUR_MS,
};

/** Our own user right after an administrator's creation. */
export const OUR_NEW_USER: FoundUser = { ...OUR_USER, status: 'FORCE_CHANGE_PASSWORD' };

/** What every call answers while nothing goes wrong. */
export const HAPPY: { readonly [Name in CallName]: Calls[Name]['output'] } = {
  signUp: { sub: OUR_USER.sub, confirmed: false, codeSent: true },
  createUser: { sub: OUR_USER.sub },
  findUser: OUR_USER,
  confirmSignUp: null,
  resendCode: null,
  confirmByAdmin: null,
  setPassword: null,
  verifyEmail: null,
  addToGroup: null,
  authenticate: { challenge: null },
  answerChallenge: { challenge: null },
  readUser: { sub: OUR_USER.sub },
  getIdentity: { identityId: 'eu-west-1:identity-of-ada' },
  getCredentials: null,
  storeObject: { bucket: 'profiles', key: 'users/sub-of-ada/profile.json', etag: '"1"' },
  checkObject: {
    bucket: 'profiles',
    key: 'users/sub-of-ada/profile.json',
    etag: '"1"',
    ours: true,
    ofAnotherRow: false,
  },
  sendWelcomeMail: { status: 'sent', messageId: 'message-1' },
  signOut: null,
};

/** Options of a row without a welcome mail. */
export const NO_MAIL = { policy: { sendsMail: false } } as const;

export interface DriveOptions extends Partial<Omit<OnboardingInput, 'policy'>> {
  readonly policy?: Partial<OnboardingPolicy>;
}

export function toInput({ policy, ...rest }: DriveOptions = {}): OnboardingInput {
  return {
    batch: 'people',
    row: 1,
    username: 'ada',
    attributes: { email: 'ada@example.com' },
    groups: [],
    startedAt: STARTED_AT,
    policy: { ...POLICY, ...policy },
    ...rest,
  };
}
