import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import type { Config } from '../domain/config.ts';
import { toMailAddress } from '../domain/row.ts';
import { toClientConfig } from './client-config.ts';
import type { ClientOptions } from './client-config.ts';
import type { Gate } from './gate.ts';
import type { Mailer } from './mailer.ts';
import { fillTemplate } from './template.ts';

interface SesMailerOptions {
  readonly client: SESClient;
  readonly gate: Gate;
  readonly mail: NonNullable<Config['mail']>;
}

/** Makes the SDK's client. */
export function createSesClient(options: ClientOptions): SESClient {
  return new SESClient(toClientConfig(options));
}

/** Makes the mailer of a configuration on Amazon SES. */
export function createSesMailer({ client, gate, mail }: SesMailerOptions): Mailer {
  return {
    async sendWelcomeMail(profile, options) {
      const fill = (text: string, escape = asIs) => fillTemplate(text, profile, escape);
      const command = new SendEmailCommand({
        Source: mail.from,
        Destination: { ToAddresses: [toMailAddress(profile) ?? ''] },
        Message: {
          Subject: { Charset: 'UTF-8', Data: fill(mail.subject, inOneLine) },
          Body: { Text: { Charset: 'UTF-8', Data: fill(mail.text) } },
        },
      });
      const { MessageId } = await gate({
        operation: 'SendEmail',
        send: (abortSignal) => client.send(command, { abortSignal }),
        options,
      });
      return { status: 'sent', ...(MessageId === undefined ? {} : { messageId: MessageId }) };
    },
  };
}

function asIs(value: string): string {
  return value;
}

/** A line break in a subject would begin another header. */
function inOneLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ');
}
