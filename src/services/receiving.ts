import type { Account } from './account.ts';
import type { BucketPolicy } from './bucket-policy.ts';
import type { MailIdentities } from './mail-identities.ts';
import type { Postman } from './postman.ts';
import type { ReceiptRules } from './receipt-rules.ts';
import type { StoredMails } from './stored-mails.ts';

/** What it takes to receive mail in an inbox, and to try it out. */
export interface Receiving extends Disposable {
  /** The Region where mail comes in. */
  readonly region: string;
  readonly rules: ReceiptRules;
  /** Identities where mail comes in. */
  readonly recipients: MailIdentities;
  readonly policy: BucketPolicy;
  readonly mails: StoredMails;
  readonly postman: Postman;
  /** Identities where the postman sends from, which may be another Region. */
  readonly senders: MailIdentities;
  /** Throws a `ServiceError`. */
  readAccount(signal: AbortSignal): Promise<Account>;
}
