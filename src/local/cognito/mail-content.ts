import type { Mail } from '../mail.ts';
import { escapeHtml } from './html.ts';
import { LINK_PLACEHOLDER } from './mail-templates.ts';
import type { PoolSettings } from './pool-settings.ts';

/** What a mail of the pool says. */
export type MailContent = Pick<Mail, 'subject' | 'text' | 'html'>;

/** What stands in a message in place of a placeholder. */
type Values = Readonly<Record<string, string>>;

/** Words the mail that carries a confirmation code. */
export function toCodeMail(settings: PoolSettings, code: string): MailContent {
  return toContent(settings.emailSubject, settings.emailMessage, { '{####}': code });
}

/** Words the mail that carries a link; its text names the address on a line of its own. */
export function toLinkMail(settings: PoolSettings, url: string): MailContent {
  const { emailSubjectByLink: subject, emailMessageByLink: message } = settings;
  const href = escapeHtml(url);
  return {
    subject,
    text: toText(message).replace(LINK_PLACEHOLDER, (_all, name: string) => `${name}:\n${url}\n`),
    html: toHtml(
      message.replace(LINK_PLACEHOLDER, (_all, name: string) => `<a href="${href}">${name}</a>`),
    ),
  };
}

/** Words the mail that an administrator's new user gets; `undefined` where it has no place for the password. */
export function toInvitation(
  { invitationSubject: subject, invitationMessage: message }: PoolSettings,
  { username, password }: { readonly username: string; readonly password: string },
): MailContent | undefined {
  if (!message.includes('{####}')) return undefined;
  return toContent(subject, message, { '{username}': username, '{####}': password });
}

function toContent(subject: string, message: string, values: Values): MailContent {
  const escaped = Object.entries(values).map(([name, value]) => [name, escapeHtml(value)] as const);
  return {
    subject,
    text: fill(toText(message), values),
    html: toHtml(fill(message, Object.fromEntries(escaped))),
  };
}

/** In one pass, so that a value that looks like a placeholder stays as it is. */
function fill(message: string, values: Values): string {
  return message.replaceAll(/\{[#\w]+\}/g, (name) => values[name] ?? name);
}

function toText(message: string): string {
  return message.replaceAll(/<[^>]*>/g, '');
}

function toHtml(message: string): string {
  return `<html><body>${message}</body></html>`;
}
