import { randomInt } from 'node:crypto';
import { createCognitoError } from './cognito-error.ts';
import type { Pool } from './pool.ts';
import type { User } from './user.ts';

/** Where a code went, as AWS shows it. */
interface CodeDelivery {
  readonly Destination: string;
  readonly DeliveryMedium: 'EMAIL';
  readonly AttributeName: 'email';
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html: valid for 24 hours.
const CODE_LIFE_MS = 24 * 3_600_000;

/**
 * Gives the user a new code and mails it; the code before it is void.
 *
 * @returns Where the code went, or `undefined` where the user has no mail address
 */
export function sendCode(user: User, pool: Pool): CodeDelivery | undefined {
  const email = user.attributes.get('email');
  if (email === undefined) return undefined;
  const value = String(randomInt(1_000_000)).padStart(6, '0');
  user.code = { value, expiresAtMs: pool.now() + CODE_LIFE_MS };
  pool.sendCode(email, value);
  return { Destination: maskAddress(email), DeliveryMedium: 'EMAIL', AttributeName: 'email' };
}

/**
 * Checks a code that a person handed in.
 *
 * @throws ExpiredCodeException also where no code is outstanding, as AWS does; CodeMismatchException
 */
export function assertCode({ code }: User, value: string, nowMs: number): void {
  if (code === undefined || nowMs >= code.expiresAtMs) {
    throw createCognitoError('ExpiredCodeException');
  }
  if (code.value !== value) throw createCognitoError('CodeMismatchException');
}

function maskAddress(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.charAt(0)}***@${domain.charAt(0)}***`;
}
