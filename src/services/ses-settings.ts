import { GetAccountSendingEnabledCommand, GetTemplateCommand } from '@aws-sdk/client-ses';
import type { SESClient } from '@aws-sdk/client-ses';
import { ServiceError } from '../domain/service-error.ts';
import type { SendingReader } from './account-settings.ts';
import type { Gate } from './gate.ts';
import { createSesIdentities } from './ses-identities.ts';
import { readSendQuota } from './ses-sending.ts';

interface SesSettingsOptions {
  readonly client: SESClient;
  readonly gate: Gate;
}

/** Makes the settings of sending in the client's Region on Amazon SES. */
export function createSesSettings({ client, gate }: SesSettingsOptions): SendingReader {
  return {
    ...createSesIdentities({ client, gate }),
    readQuota: (signal) => readSendQuota({ client, gate }, signal),
    async isEnabled(signal) {
      const command = new GetAccountSendingEnabledCommand({});
      const { Enabled } = await gate({
        operation: 'GetAccountSendingEnabled',
        send: (abortSignal) => client.send(command, { abortSignal }),
        options: { signal, begun: true },
      });
      return Enabled ?? false;
    },
    async hasTemplate(TemplateName, signal) {
      const command = new GetTemplateCommand({ TemplateName });
      try {
        await gate({
          operation: 'GetTemplate',
          subject: TemplateName,
          send: (abortSignal) => client.send(command, { abortSignal }),
          options: { signal, begun: true },
        });
        return true;
      } catch (error) {
        if (isNotFound(error)) return false;
        throw error;
      }
    },
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof ServiceError && error.failure.code === 'MAIL_TEMPLATE_NOT_FOUND';
}
