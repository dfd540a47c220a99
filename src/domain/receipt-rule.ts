/** What a receipt rule does with a mail; of what does not matter to an inbox, nothing is known. */
export type ReceiptAction =
  | {
      readonly type: 'store';
      readonly bucket: string;
      readonly prefix: string;
      /** Whether SES encrypts the mail before it stores it, so that nobody here could read it. */
      readonly isEncrypted: boolean;
    }
  | { readonly type: 'stop' | 'bounce' | 'other' };

/** A rule of SES for mail that comes in. */
export interface ReceiptRule {
  readonly name: string;
  readonly isEnabled: boolean;
  /** Addresses, domains, and domains behind a full stop for their sub-domains; none stands for everybody. */
  readonly recipients: readonly string[];
  readonly actions: readonly ReceiptAction[];
}

/** Rules in the order in which SES goes through them; one set of an account and Region is in force at most. */
export interface RuleSet {
  readonly name: string;
  readonly rules: readonly ReceiptRule[];
}
