import { randomBytes, randomUUID } from 'node:crypto';

/** One sign-in: a refresh token and the access tokens that stem from it. */
export interface Session {
  readonly sub: string;
  readonly refreshToken: string;
  /** The claim `origin_jti` of every token of this session. */
  readonly originJti: string;
  readonly openedAtMs: number;
  isRevoked: boolean;
}

/** The sign-ins of the pool. */
export class Sessions {
  readonly #byRefreshToken = new Map<string, Session>();
  readonly #byOriginJti = new Map<string, Session>();

  /** Opens a session for a user. */
  open(sub: string, openedAtMs: number): Session {
    const session = {
      sub,
      refreshToken: randomBytes(96).toString('base64url'),
      originJti: randomUUID(),
      openedAtMs,
      isRevoked: false,
    };
    this.#byRefreshToken.set(session.refreshToken, session);
    this.#byOriginJti.set(session.originJti, session);
    return session;
  }

  /** Finds the session of a refresh token. */
  findByRefreshToken(token: string): Session | undefined {
    return this.#byRefreshToken.get(token);
  }

  /** Finds the session of an access token's `origin_jti`. */
  findByOriginJti(originJti: string): Session | undefined {
    return this.#byOriginJti.get(originJti);
  }
}
