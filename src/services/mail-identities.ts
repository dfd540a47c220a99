/** Addresses and domains that SES knows as the account's own in one Region. Throws a `ServiceError`. */
export interface MailIdentities {
  /** Tells which of them are verified. */
  findVerified(identities: readonly string[], signal: AbortSignal): Promise<ReadonlySet<string>>;
}
