import { SESClient, SendEmailCommand, SendTemplatedEmailCommand } from '@aws-sdk/client-ses';
import type { Content } from '@aws-sdk/client-ses';
import type { Config } from '../domain/config.ts';
import { toMailAddress } from '../domain/row.ts';
import type { ProfileInput } from '../machines/calls.ts';
import { toClientConfig } from './client-config.ts';
import type { ClientOptions } from './client-config.ts';
import { asIs, escapeHtml, escapeLine } from './escape.ts';
import type { Gate } from './gate.ts';
import type { Mailer } from './mailer.ts';
import { reuseMiddleware } from './reuse-middleware.ts';
import { fillTemplate, toTemplateValues } from './template.ts';

type MailSettings = NonNullable<Config['mail']>;

interface SesMailerOptions {
  readonly client: SESClient;
  readonly gate: Gate;
  readonly mail: MailSettings;
}

/** Where the configuration sets no text of its own. */
const DEFAULT_TEXT = 'Hello {username},\n\nyour account is ready.\n';

/** Makes the SDK's client. */
export function createSesClient(options: ClientOptions): SESClient {
  return reuseMiddleware(new SESClient(toClientConfig(options)));
}

/** Makes the mailer of a configuration on Amazon SES. */
export function createSesMailer({ client, gate, mail }: SesMailerOptions): Mailer {
  return {
    async sendWelcomeMail(profile, options) {
      const { MessageId } = await gate({ ...toRequest(client, mail, profile), options });
      return { status: 'sent', ...(MessageId === undefined ? {} : { messageId: MessageId }) };
    },
  };
}

function toRequest(client: SESClient, mail: MailSettings, profile: ProfileInput) {
  const Source = mail.from;
  const Destination = { ToAddresses: [toMailAddress(profile) ?? ''] };
  if (mail.template !== null) {
    const TemplateData = JSON.stringify(toTemplateValues(profile));
    const command = new SendTemplatedEmailCommand({
      Source,
      Destination,
      Template: mail.template,
      TemplateData,
    });
    return {
      operation: 'SendTemplatedEmail',
      subject: mail.template,
      send: (abortSignal: AbortSignal) => client.send(command, { abortSignal }),
    };
  }
  const Message = toMessage(mail, profile);
  const command = new SendEmailCommand({ Source, Destination, Message });
  return {
    operation: 'SendEmail',
    send: (abortSignal: AbortSignal) => client.send(command, { abortSignal }),
  };
}

function toMessage({ subject, text, html }: MailSettings, profile: ProfileInput) {
  const plain = text ?? (html === null ? DEFAULT_TEXT : null);
  return {
    Subject: toContent(fillTemplate(subject, profile, escapeLine)),
    Body: {
      ...(plain !== null && { Text: toContent(fillTemplate(plain, profile, asIs)) }),
      ...(html !== null && { Html: toContent(fillTemplate(html, profile, escapeHtml)) }),
    },
  };
}

function toContent(Data: string): Content {
  return { Charset: 'UTF-8', Data };
}
