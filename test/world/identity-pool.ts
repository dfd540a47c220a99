import type { Operation } from './pool-sign-ups.ts';
import { getPass } from './pool-sign-ins.ts';
import type { Pass, SignInWorld } from './pool-sign-ins.ts';
import type { AwsInput } from './request.ts';

/** What the identity pool remembers. */
export interface IdentityWorld extends SignInWorld {
  /** Identity ids by `sub`. */
  readonly identities: Map<string, string>;
  /** Users' own credentials by session token. */
  readonly sessions: Map<string, UserSession>;
}

/** Credentials of one user, good for an hour. */
interface UserSession {
  readonly identityId: string;
  readonly sub: string;
  readonly expiresAt: number;
}

const HOUR_MS = 3_600_000;

export const IDENTITY_OPERATIONS: Readonly<Record<string, Operation<IdentityWorld>>> = {
  GetId(input, world) {
    const { user } = getLogin(input, world);
    const IdentityId = world.identities.get(user.sub) ?? `eu-west-1:${world.mint('identity')}`;
    world.identities.set(user.sub, IdentityId);
    return { IdentityId };
  },

  GetCredentialsForIdentity(input, world) {
    const { user } = getLogin(input, world);
    const identityId = world.identities.get(user.sub) ?? '';
    const SessionToken = world.mint('secret-session-token');
    const SecretKey = world.mint('secret-key');
    const expiresAt = world.now() + HOUR_MS;
    world.sessions.set(SessionToken, { identityId, sub: user.sub, expiresAt });
    for (const secret of [SessionToken, SecretKey]) world.books.secrets.add(secret);
    const Credentials = { AccessKeyId: world.mint('key'), SecretKey, SessionToken };
    return { IdentityId: identityId, Credentials };
  },
};

function getLogin(input: AwsInput, world: IdentityWorld): Pass {
  const [token = ''] = Object.values((input['Logins'] ?? {}) as Readonly<Record<string, string>>);
  return getPass(world, token, 'Token');
}
