import { getSendQuota } from './get-send-quota.ts';
import type { SesOperation } from './operation.ts';
import { sendEmail } from './send-email.ts';

/** The SES operations by AWS's names; a new one is a new file and a line here. */
export const SES_OPERATIONS: Readonly<Record<string, SesOperation>> = {
  GetSendQuota: getSendQuota,
  SendEmail: sendEmail,
};
