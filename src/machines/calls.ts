import type { SentMail, StoredObject } from '../domain/outcome.ts';

/** Who is meant: the sign-in name is all that every call needs. */
export interface UserInput {
  readonly username: string;
}

export interface SignUpInput extends UserInput {
  readonly attributes: Readonly<Record<string, string>>;
}

export interface SignUpOutput {
  readonly sub: string;
  /** True where a trigger of the pool confirmed the user at once. */
  readonly confirmed: boolean;
  /** False where Cognito sends no code, since the pool verifies no attribute by itself. */
  readonly codeSent: boolean;
}

/** The user whom an administrator created. */
export interface CreateUserOutput {
  readonly sub: string;
}

/** A user as an administrator sees it. */
export interface FoundUser {
  readonly exists: true;
  /** The pool's own name of the user: in a pool that signs in by mail address not the one that was asked for. */
  readonly username: string;
  readonly sub: string;
  /** AWS's own `UserStatus`, for example `UNCONFIRMED`. */
  readonly status: string;
  readonly enabled: boolean;
  /** Milliseconds since the epoch, by our own clock. */
  readonly createdAt: number;
  readonly attributes: Readonly<Record<string, string>>;
}

export type FindUserOutput = { readonly exists: false } | FoundUser;

export interface AddToGroupInput extends UserInput {
  readonly group: string;
}

/** What a sign-in, or the answer to a challenge, comes to. */
export interface SignInOutput {
  /** The challenge that Cognito set in place of tokens. */
  readonly challenge: string | null;
}

export interface AnswerChallengeInput extends UserInput {
  /** AWS's own `ChallengeName`; what it needs besides lies with the secrets. */
  readonly challenge: string;
}

export interface ReadUserOutput {
  readonly sub: string;
}

export interface GetIdentityOutput {
  readonly identityId: string;
}

export interface GetCredentialsInput extends UserInput {
  readonly identityId: string;
}

/** Everything the object and the mail are written from. */
export interface ProfileInput extends SignUpInput {
  readonly sub: string;
  /** The user's id in the identity pool; `null` where the operator writes the object. */
  readonly identityId: string | null;
  readonly batch: string;
  /** Milliseconds since the epoch; fixed for the row, so that every attempt writes the same bytes. */
  readonly startedAt: number;
}

export interface StoreObjectInput extends ProfileInput {
  readonly overwrite: boolean;
}

/** The object that stands under the row's key, compared with the one that we write. */
export interface CheckObjectOutput extends StoredObject {
  /** True where checksum and marker are those of this row. */
  readonly ours: boolean;
  /** True where another row of the same batch wrote it. */
  readonly ofAnotherRow: boolean;
}

export type SendWelcomeMailOutput = SentMail;

/** Every service that the chart invokes: what it takes and what it gives. Secrets travel beside both. */
export interface Calls {
  readonly signUp: { input: SignUpInput; output: SignUpOutput };
  readonly createUser: { input: SignUpInput; output: CreateUserOutput };
  readonly findUser: { input: UserInput; output: FindUserOutput };
  readonly confirmSignUp: { input: UserInput; output: null };
  readonly resendCode: { input: UserInput; output: null };
  readonly confirmByAdmin: { input: UserInput; output: null };
  readonly setPassword: { input: UserInput; output: null };
  readonly verifyEmail: { input: UserInput; output: null };
  readonly addToGroup: { input: AddToGroupInput; output: null };
  readonly authenticate: { input: UserInput; output: SignInOutput };
  readonly answerChallenge: { input: AnswerChallengeInput; output: SignInOutput };
  readonly readUser: { input: UserInput; output: ReadUserOutput };
  readonly getIdentity: { input: UserInput; output: GetIdentityOutput };
  readonly getCredentials: { input: GetCredentialsInput; output: null };
  readonly storeObject: { input: StoreObjectInput; output: StoredObject };
  readonly checkObject: { input: ProfileInput; output: CheckObjectOutput };
  readonly sendWelcomeMail: { input: ProfileInput; output: SendWelcomeMailOutput };
  readonly signOut: { input: UserInput; output: null };
}

/** The name of a service that the chart invokes. */
export type CallName = keyof Calls;
