import { randomUUID } from 'node:crypto';
import type { Mail } from '../mail.ts';
import type { Pool } from './pool.ts';

/** Words the mail that carries a confirmation code, as the pool's settings say. */
export function toCodeMail(
  { settings, region }: Pool,
  code: string,
): Pick<Mail, 'messageId' | 'subject' | 'text' | 'html'> {
  const message = settings.emailMessage.replaceAll('{####}', code);
  return {
    messageId: `0102${randomUUID()}-000000@${region}.amazonses.com`,
    subject: settings.emailSubject,
    text: message.replaceAll(/<[^>]*>/g, ''),
    html: `<html><body>${message}</body></html>`,
  };
}
