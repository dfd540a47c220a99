import { randomBytes } from 'node:crypto';
import { createAccessKeyId } from '../target.ts';

/** AWS credentials of one identity, for a while. */
export interface SessionKey {
  readonly identityId: string;
  readonly accessKeyId: string;
  readonly secretKey: string;
  readonly sessionToken: string;
  readonly expiresAtMs: number;
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html: one hour in the enhanced flow.
const LIFE_MS = 3_600_000;

/** The credentials that an identity pool gave out; those that expired stay known, for AWS tells the two apart. */
export class SessionKeys {
  readonly #now: () => number;
  readonly #byAccessKeyId = new Map<string, SessionKey>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Gives out credentials for an identity. */
  issue(identityId: string): SessionKey {
    const key = {
      identityId,
      accessKeyId: createAccessKeyId(),
      secretKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(300).toString('base64'),
      expiresAtMs: this.#now() + LIFE_MS,
    };
    this.#byAccessKeyId.set(key.accessKeyId, key);
    return key;
  }

  /** Finds credentials by their access key id. */
  find(accessKeyId: string): SessionKey | undefined {
    return this.#byAccessKeyId.get(accessKeyId);
  }
}
