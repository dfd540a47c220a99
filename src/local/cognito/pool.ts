import type { QuotaCategory } from '../../domain/quota.ts';
import type { Challenges } from './challenges.ts';
import type { SigningKey } from './jwt.ts';
import type { MailContent } from './mail-content.ts';
import type { PoolSettings } from './pool-settings.ts';
import type { Sessions } from './sessions.ts';
import type { UserDirectory } from './user-directory.ts';

/** A user pool with its one app client: all that a Cognito operation works on. */
export interface Pool {
  readonly id: string;
  readonly clientId: string;
  readonly region: string;
  /** Where the pool's own pages are: `127.0.0.1:PORT`. */
  readonly domain: string;
  readonly createdAtMs: number;
  settings: PoolSettings;
  readonly users: UserDirectory;
  readonly sessions: Sessions;
  readonly challenges: Challenges;
  readonly signingKey: SigningKey;
  /** Requests per second that the account may make. */
  readonly limitOf: (category: QuotaCategory) => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Sends a mail of the pool's own. */
  readonly sendMail: (address: string, content: MailContent) => void;
}
