import type { Config } from '../domain/config.ts';
import type { QuotaCategory } from '../domain/quota.ts';
import type { MailIdentities } from './mail-identities.ts';
import type { SendQuota } from './sending.ts';

/** What a password must hold: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html. */
export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly requiresUppercase: boolean;
  readonly requiresLowercase: boolean;
  readonly requiresNumbers: boolean;
  readonly requiresSymbols: boolean;
}

/** An attribute of a pool's schema. */
export interface SchemaAttribute {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isMutable: boolean;
}

/** How a user pool is set up, as far as a batch meets it. */
export interface PoolSettings {
  readonly allowsSelfSignUp: boolean;
  readonly mailsLinks: boolean;
  readonly hasDomain: boolean;
  /** Attributes that a code or link verifies, such as `email`. */
  readonly verifies: readonly string[];
  /** Whether a Lambda trigger may confirm people as they sign up. */
  readonly mayConfirmAtOnce: boolean;
  /** Whether the mail goes out by Cognito's own sender, which has a daily cap. */
  readonly mailsByItself: boolean;
  readonly requiresMfa: boolean;
  /** Whether the mail address is the username. */
  readonly signsInByEmail: boolean;
  /** Whether the mail address is another name for a user, so that no username may look like one. */
  readonly aliasesEmail: boolean;
  readonly passwordPolicy: PasswordPolicy | null;
  readonly schema: readonly SchemaAttribute[];
}

/** How an app client is set up. */
export interface AppClientSettings {
  /** The flows of the configuration that it allows. */
  readonly authFlows: readonly Config['cognito']['authFlow'][];
  readonly hasSecret: boolean;
  /** Whether the configured secret is the one that AWS shows; it may have a second one. */
  readonly isSecretKnown: boolean;
  /** `null` where the pool's defaults hold. */
  readonly writableAttributes: readonly string[] | null;
  readonly revokesTokens: boolean;
}

/** A user pool as an administrator sees it. */
export interface PoolReader {
  readPool(signal: AbortSignal): Promise<PoolSettings>;
  readClient(signal: AbortSignal): Promise<AppClientSettings>;
  hasGroup(name: string, signal: AbortSignal): Promise<boolean>;
  /** Reads a user whom nobody knows, to learn whether one may be read. */
  tryReadingUser(signal: AbortSignal): Promise<void>;
  /** Reads the limit of a category that can be raised, in calls a second. */
  readLimit(category: QuotaCategory, signal: AbortSignal): Promise<number | undefined>;
}

/** What sends the welcome mail, as its account sees it. */
export interface SendingReader extends MailIdentities {
  readQuota(signal: AbortSignal): Promise<SendQuota>;
  isEnabled(signal: AbortSignal): Promise<boolean>;
  hasTemplate(name: string, signal: AbortSignal): Promise<boolean>;
}

/**
 * What an account shows of how it is set up, and nothing changes. Every method throws a `ServiceError`; that of a bucket
 * throws one where it cannot be used.
 */
export interface AccountSettings extends Disposable {
  readonly pool: PoolReader;
  /** `null` where no welcome mail is configured. */
  readonly sending: SendingReader | null;
  readonly checkStorage: (signal: AbortSignal) => Promise<void>;
  /** `null` where no inbox is read. */
  readonly checkInbox: ((signal: AbortSignal) => Promise<void>) | null;
}
