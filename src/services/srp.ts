import { createSrpSession, signSrpSession } from 'cognito-srp-helper';

/** The first half of a sign-in by the Secure Remote Password protocol (RFC 2945, with Cognito's own key derivation). */
export interface SrpExchange {
  /** What goes into `SRP_A`: 3072 bits in hexadecimal. */
  readonly publicKey: string;
  /** What the second half needs, as text; it holds the password. */
  readonly state: string;
}

/**
 * Begins a sign-in that proves a password without sending it.
 *
 * @param userPoolId - For example `eu-west-1_AbCdEfGhI`; its second part goes into the proof
 */
export function beginSrp(username: string, password: string, userPoolId: string): SrpExchange {
  const session = createSrpSession(username, password, userPoolId, false);
  return { publicKey: session.largeA, state: JSON.stringify(session) };
}

/**
 * Answers the challenge PASSWORD_VERIFIER.
 *
 * @param state - What {@link beginSrp} gave
 * @param parameters - The challenge's parameters: `SALT`, `SRP_B`, `SECRET_BLOCK`, `USER_ID_FOR_SRP`
 * @returns The challenge's responses, without a user's name
 * @throws Error where a parameter is missing or the server's key is none
 */
export function proveSrp(
  state: string,
  parameters: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const session = JSON.parse(state) as ReturnType<typeof createSrpSession>;
  const signed = signSrpSession(session, { ChallengeParameters: { ...parameters } });
  return {
    PASSWORD_CLAIM_SECRET_BLOCK: signed.secret,
    PASSWORD_CLAIM_SIGNATURE: signed.passwordSignature,
    TIMESTAMP: signed.timestamp,
  };
}
