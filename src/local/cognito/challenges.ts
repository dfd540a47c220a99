import { randomBytes } from 'node:crypto';
import { createCognitoError } from './cognito-error.ts';
import type { SignInChallenge } from './pool-settings.ts';
import type { SrpExchange } from './srp.ts';

/** A question that a sign-in waits on. */
export type Challenge =
  | { readonly name: 'NEW_PASSWORD_REQUIRED' | SignInChallenge; readonly sub: string }
  | {
      readonly name: 'PASSWORD_VERIFIER';
      /** `undefined` where there is no such user and the pool does not say so. */
      readonly sub: string | undefined;
      readonly exchange: SrpExchange;
    };

interface OpenChallenge {
  readonly challenge: Challenge;
  readonly expiresAtMs: number;
  isAnswered: boolean;
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html: 3 minutes unless the client says else.
const LIFE_MS = 3 * 60_000;
/** How long it is remembered what became of a session. */
const MEMORY_MS = 3_600_000;
const SESSION_BYTES = 96;

/** The sign-ins that wait for an answer. */
export class Challenges {
  readonly #now: () => number;
  /** In the order of their end. */
  readonly #open = new Map<string, OpenChallenge>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Asks a question.
   *
   * @param challenge - What is asked, and whom
   * @param session - What the answer must carry
   * @returns The session
   */
  open(
    challenge: Challenge,
    session: string = randomBytes(SESSION_BYTES).toString('base64url'),
  ): string {
    this.#forget();
    const expiresAtMs = this.#now() + LIFE_MS;
    this.#open.set(session, { challenge, expiresAtMs, isAnswered: false });
    return session;
  }

  /** The question of a session; an answer that is refused for its form may be given again. @throws NotAuthorizedException */
  get(session: string): Challenge {
    const open = this.#open.get(session);
    if (open === undefined) throw refuse('Invalid session for the user.');
    if (open.isAnswered) {
      throw refuse('Invalid session for the user, session can only be used once.');
    }
    if (this.#now() >= open.expiresAtMs) {
      throw refuse('Invalid session for the user, session is expired.');
    }
    return open.challenge;
  }

  /** Takes note that a question was answered, rightly or wrongly. */
  close(session: string): void {
    const open = this.#open.get(session);
    if (open !== undefined) open.isAnswered = true;
  }

  #forget(): void {
    const nowMs = this.#now();
    for (const [session, { expiresAtMs }] of this.#open) {
      if (nowMs < expiresAtMs + MEMORY_MS) return;
      this.#open.delete(session);
    }
  }
}

function refuse(text: string): Error {
  return createCognitoError('NotAuthorizedException', text);
}
