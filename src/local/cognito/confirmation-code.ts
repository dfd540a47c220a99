import { randomInt } from 'node:crypto';
import { createCognitoError } from './cognito-error.ts';
import { toCodeMail, toLinkMail } from './mail-content.ts';
import type { MailContent } from './mail-content.ts';
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
 * Gives the user a new code and mails it, in a link where the pool is set up so; the code before it is void.
 *
 * @returns Where the code went, or `undefined` where the user has no mail address or the pool verifies none
 */
export function sendCode(user: User, pool: Pool): CodeDelivery | undefined {
  const email = user.attributes.get('email');
  if (email === undefined || !pool.settings.autoVerify) return undefined;
  const value = drawCode();
  user.code = { value, expiresAtMs: pool.now() + CODE_LIFE_MS };
  pool.sendMail(email, toConfirmationMail(user, value, pool));
  return toCodeDelivery(email);
}

/** Mails a code that nothing here takes: for a change of address, or of a password. */
export function sendOtherCode(email: string, pool: Pool): void {
  pool.sendMail(email, toCodeMail(pool.settings, drawCode()));
}

/** Shows where a code went and no more than that. */
export function toCodeDelivery(email: string): CodeDelivery {
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

function toConfirmationMail({ username }: User, code: string, pool: Pool): MailContent {
  const { settings, domain, clientId } = pool;
  if (settings.confirmation === 'code') return toCodeMail(settings, code);
  const query = new URLSearchParams({
    client_id: clientId,
    user_name: username,
    confirmation_code: code,
  });
  return toLinkMail(settings, `http://${domain}/confirmUser/?${query.toString()}`);
}

function drawCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

function maskAddress(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${local.charAt(0)}***@${domain.charAt(0)}***`;
}
