import { SendEmailCommand } from '@aws-sdk/client-ses';
import type { SESClient } from '@aws-sdk/client-ses';
import type { Gate } from './gate.ts';
import type { Postman } from './postman.ts';

interface SesPostmanOptions {
  readonly client: SESClient;
  readonly gate: Gate;
}

/** Makes the postman of the client's Region on Amazon SES. */
export function createSesPostman({ client, gate }: SesPostmanOptions): Postman {
  return {
    async send({ from, to, subject, text }, signal) {
      const command = new SendEmailCommand({
        Source: from,
        Destination: { ToAddresses: [to] },
        Message: { Subject: { Data: subject }, Body: { Text: { Data: text } } },
      });
      await gate({
        operation: 'SendEmail',
        send: (abortSignal) => client.send(command, { abortSignal }),
        options: { signal, begun: true },
      });
    },
  };
}
