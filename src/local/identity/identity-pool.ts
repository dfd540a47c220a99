import type { Pool } from '../cognito/pool.ts';
import type { Identities } from './identities.ts';
import type { SessionKeys } from './session-keys.ts';

/** An identity pool whose one provider is the user pool: all that an identity-pool operation works on. */
export interface IdentityPool {
  readonly id: string;
  /** The user pool whose ID tokens it takes. */
  readonly pool: Pool;
  readonly identities: Identities;
  readonly keys: SessionKeys;
}
