import type { Target } from '../domain/target.ts';
import type { Bucket } from './bucket.ts';
import type { IdentityPool } from './identity-pool.ts';
import type { Inbox } from './inbox.ts';
import type { Links } from './links.ts';
import type { Mailer } from './mailer.ts';
import type { UserPool } from './user-pool.ts';

/** A service that stopped answering, or answers again. */
export interface ServiceNotice {
  readonly type: 'outage' | 'recovery';
  readonly service: string;
}

/** The outside world, by role. */
export interface Services extends Disposable {
  readonly target: Target;
  readonly userPool: UserPool;
  /** `null` where the operator writes the objects. */
  readonly identityPool: IdentityPool | null;
  readonly bucket: Bucket;
  /** `null` where no welcome mail is configured. */
  readonly mailer: Mailer | null;
  /** `null` where codes come from people only, or people click the links. */
  readonly inbox: Inbox | null;
  /** `null` where nobody confirms by a link. */
  readonly links: Links | null;
  /** Hears of outages and recoveries until the returned function is called. */
  subscribe(listener: (notice: ServiceNotice) => void): () => void;
  close(): void;
}
