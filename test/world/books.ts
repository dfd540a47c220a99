/** The user's state in AWS's own words: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html */
export type UserStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD';

/** A user of the pool. */
export interface WorldUser {
  readonly username: string;
  readonly sub: string;
  /** By AWS's clock, milliseconds since the epoch, as is every time here. */
  readonly createdAt: number;
  status: UserStatus;
  enabled: boolean;
  password: string;
  attributes: Readonly<Record<string, string>>;
  groups: readonly string[];
  /** The code or link of the newest confirmation mail. */
  code: { readonly text: string; readonly sentAt: number } | null;
  confirmCallsAt: readonly number[];
  resendCallsAt: readonly number[];
}

/** An object of the bucket. */
export interface WorldObject {
  readonly key: string;
  readonly body: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksum: string;
  readonly etag: string;
}

/** A mail that Cognito sent to confirm an address. */
export interface ConfirmationLetter {
  readonly id: string;
  readonly username: string;
  readonly to: string;
  readonly sentAt: number;
  readonly raw: string;
}

/** A confirmation mail in the inbox bucket. */
interface StoredLetter extends ConfirmationLetter {
  readonly storedAt: number;
}

/** A mail of ours. */
interface WelcomeMail {
  readonly id: string;
  readonly to: string;
  readonly sentAt: number;
}

/** What the world holds; tests read it as the truth. */
export interface Books {
  readonly users: Map<string, WorldUser>;
  readonly objects: Map<string, WorldObject>;
  /** Every confirmation mail that Cognito sent. */
  readonly letters: ConfirmationLetter[];
  /** Those that SES stored. */
  readonly inbox: StoredLetter[];
  readonly mails: WelcomeMail[];
  /** Everything that AWS handed out and nobody may keep in clear: codes, tokens, sessions, keys. */
  readonly secrets: Set<string>;
}

export function createBooks(): Books {
  return {
    users: new Map(),
    objects: new Map(),
    letters: [],
    inbox: [],
    mails: [],
    secrets: new Set(),
  };
}
