import type { RunEvents } from '../domain/run-event.ts';
import type { Target } from '../domain/target.ts';
import type { Bucket } from './bucket.ts';
import type { IdentityPool } from './identity-pool.ts';
import type { Inbox } from './inbox.ts';
import type { Links } from './links.ts';
import type { Mailer } from './mailer.ts';
import type { UserPool } from './user-pool.ts';

/** What services tell beside their answers: outages, and the pace of a category. */
export type NoticeName =
  'batch.outage' | 'batch.recovery' | 'quota.limit' | 'quota.lowered' | 'quota.recovered';

/** Something that services tell, as the run announces it. */
export type ServiceNotice<Told extends NoticeName = NoticeName> = {
  readonly [Name in Told]: { readonly name: Name; readonly event: RunEvents[Name] };
}[Told];

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
  /** Hears of outages, recoveries and paces until the returned function is called. */
  subscribe(listener: (notice: ServiceNotice) => void): () => void;
  close(): void;
}
