import { GetSendQuotaCommand } from '@aws-sdk/client-ses';
import type { SESClient } from '@aws-sdk/client-ses';
import type { Gate } from './gate.ts';
import type { SendQuota } from './sending.ts';

interface SesSendingOptions {
  readonly client: SESClient;
  readonly gate: Gate;
}

/** Reads what an account may send in the client's Region. */
export async function readSendQuota(
  { client, gate }: SesSendingOptions,
  signal: AbortSignal,
): Promise<SendQuota> {
  const command = new GetSendQuotaCommand({});
  const { MaxSendRate, Max24HourSend, SentLast24Hours } = await gate({
    operation: 'GetSendQuota',
    send: (abortSignal) => client.send(command, { abortSignal }),
    options: { signal, begun: true },
  });
  return {
    perSecond: MaxSendRate ?? 0,
    perDay: Max24HourSend ?? 0,
    sentLastDay: SentLast24Hours ?? 0,
  };
}
