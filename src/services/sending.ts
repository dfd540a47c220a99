/** What an account may send through SES: https://docs.aws.amazon.com/ses/latest/APIReference/API_GetSendQuota.html. */
export interface SendQuota {
  /** Mails a second. */
  readonly perSecond: number;
  /** Mails in 24 hours; `-1` where there is no limit. */
  readonly perDay: number;
  /** Mails in the last 24 hours. */
  readonly sentLastDay: number;
}
