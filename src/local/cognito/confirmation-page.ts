import type { HttpAnswer, HttpRequest } from '../http-server.ts';
import type { Protocol } from '../protocol.ts';
import { assertClientId } from './app-client.ts';
import { createCognitoError } from './cognito-error.ts';
import { assertCode } from './confirmation-code.ts';
import { assertConfirmable } from './confirmability.ts';
import { escapeHtml } from './html.ts';
import type { Pool } from './pool.ts';
import { verifyEmail } from './sign-in-names.ts';
import { confirmUser } from './user.ts';

/** What the books and the faults call a click. */
export const CONFIRM_USER = 'confirmUser';

const THROTTLE = 'TooManyRequestsException';

/** The page behind the link of a confirmation mail; AWS documents its address and not its answer, so that is ours. */
export const confirmationPage: Protocol = {
  accepts: ({ method, path }) => method === 'GET' && /^\/confirmUser\/?$/.test(path),
  open: ({ query }, { pool }) => ({
    operation: CONFIRM_USER,
    run: () => formatPage(200, confirm(query, pool)),
  }),
  // A page for browsers tells a throttle by HTTP's own status (RFC 6585), not by a name.
  formatError: ({ name, message, status }) => formatPage(name === THROTTLE ? 429 : status, message),
  createError: createCognitoError,
  throttleName: THROTTLE,
  internalName: 'InternalErrorException',
};

function confirm(query: HttpRequest['query'], pool: Pool): string {
  assertClientId(pool, query.get('client_id') ?? '');
  const user = pool.users.get(query.get('user_name') ?? '');
  // People click twice, and programs look at links before people do.
  if (user.status === 'CONFIRMED') return 'Your registration is already confirmed.';
  assertConfirmable(user);
  assertCode(user, query.get('confirmation_code') ?? '', pool.now());
  verifyEmail(user, pool);
  confirmUser(user, pool.now());
  return 'Your registration has been confirmed!';
}

function formatPage(status: number, text: string): HttpAnswer {
  const words = escapeHtml(text);
  return {
    status,
    headers: { 'Content-Type': 'text/html;charset=UTF-8' },
    body: `<!DOCTYPE html>\n<html><head><title>Confirmation</title></head><body><p>${words}</p></body></html>\n`,
  };
}
