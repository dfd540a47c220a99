import type { SigningKey } from './jwt.ts';
import type { PoolSettings } from './pool-settings.ts';
import type { Sessions } from './sessions.ts';
import type { UserDirectory } from './user-directory.ts';

/** A user pool with its one app client: all that a Cognito operation works on. */
export interface Pool {
  readonly id: string;
  readonly clientId: string;
  readonly region: string;
  settings: PoolSettings;
  readonly users: UserDirectory;
  readonly sessions: Sessions;
  readonly signingKey: SigningKey;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Mails a confirmation code. */
  readonly sendCode: (address: string, code: string) => void;
}
