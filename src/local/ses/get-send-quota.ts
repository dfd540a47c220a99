import type { SesOperation } from './operation.ts';

const DAY_MS = 24 * 3_600_000;
/** AWS's word for "no limit". */
const UNLIMITED = -1;

/** GetSendQuota: what the account may send, and what it sent in the last 24 hours. */
export const getSendQuota: SesOperation = (_parameters, { mails, maxSendRate, now }) => {
  const since = now() - DAY_MS;
  return {
    Max24HourSend: UNLIMITED,
    MaxSendRate: maxSendRate(),
    SentLast24Hours: mails.filter(({ kind, sentAtMs }) => kind === 'ses' && sentAtMs > since)
      .length,
  };
};
