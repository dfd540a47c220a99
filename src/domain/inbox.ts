/** Where SES stores incoming mail. */
export interface InboxPlace {
  readonly bucket: string;
  readonly prefix: string;
}

/** The record of the DNS that leads mail of a domain to SES. */
export interface MxRecord {
  readonly name: string;
  readonly type: 'MX';
  readonly priority: number;
  readonly value: string;
}

/** A bucket policy, or the part of one that is ours. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly object[];
}

/** What an inbox needs, and what was done for it. */
export interface InboxSetUp {
  /** The name of the receipt rule. */
  readonly rule: string;
  readonly ruleSet: string;
  /** Whether the rule was made; otherwise it stood already, or was refused. */
  readonly created: boolean;
  /** Whether the rule set was put in force. */
  readonly activated: boolean;
  readonly mx: readonly MxRecord[];
  /** What must stand in the policy of the bucket. */
  readonly policy: PolicyDocument;
  readonly policyApplied: boolean;
  readonly warnings: readonly string[];
}

/** How a mail to the inbox fared. */
export interface InboxCheck {
  readonly address: string;
  readonly arrived: boolean;
  /** What keeps mail from arriving, each with its mend. */
  readonly missing: readonly string[];
  /** How long the mail took. */
  readonly seconds?: number;
  /** Under which key it is stored. */
  readonly key?: string;
  /** What SES says of the sender, for example `pass`. */
  readonly spf?: string;
  readonly dkim?: string;
}
