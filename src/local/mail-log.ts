/** A mail that left the local AWS, one entry a recipient. */
export interface LoggedMail {
  readonly to: string;
  readonly subject: string;
  /** `cognito` for the pool's own mail, `ses` for mail sent through SES. */
  readonly kind: 'cognito' | 'ses';
  readonly sentAtMs: number;
}
