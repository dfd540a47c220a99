import type { Config } from '../domain/config.ts';
import type { Finding } from '../domain/plan.ts';
import { toSenderAddress, toSenderIdentities } from '../domain/sender.ts';
import type { SendingReader } from '../services/account-settings.ts';
import { ask, stop } from './findings.ts';

type Mail = NonNullable<Config['mail']>;

/** Compares what sends the welcome mail with the configuration. */
export async function checkMail(
  mail: Mail,
  sending: SendingReader,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const checks = [
    checkSender(mail, sending, signal),
    checkSending(sending, signal),
    ...(mail.template === null ? [] : [checkTemplate(mail.template, sending, signal)]),
  ];
  return (await Promise.all(checks)).flat();
}

async function checkSender(
  { from }: Mail,
  sending: SendingReader,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const address = toSenderAddress(from).toLowerCase();
  const identities = toSenderIdentities(address);
  const { value, findings } = await ask('mail.from', sending.findVerified(identities, signal));
  if (value === undefined) return findings;
  if (value.size > 0) return [];
  const message = `Expected sender \`${address}\` or its domain to be verified in SES, but neither is. Verify one of them, or check \`mail.from\` and \`mail.region\`.`;
  return [stop('mail.from', message)];
}

async function checkSending(
  sending: SendingReader,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const { value, findings } = await ask('mail.from', sending.isEnabled(signal));
  if (value !== false) return findings;
  const message =
    'Expected the account to send through SES, but its sending is paused. See the reputation page of the SES console.';
  return [stop('mail.from', message)];
}

async function checkTemplate(
  template: string,
  sending: SendingReader,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const { value, findings } = await ask('mail.template', sending.hasTemplate(template, signal));
  if (value !== false) return findings;
  const message = `Expected a template \`${template}\` in SES, found none. Create it, or check \`mail.template\` and \`mail.region\`.`;
  return [stop('mail.template', message)];
}
