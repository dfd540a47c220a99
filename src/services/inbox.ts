/** A mail that lies in the inbox, unread. */
export interface InboxEntry {
  /** Names the mail for ever; entries come in no order. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** A mail for somebody, with a code or a link to confirm by. */
export interface ConfirmationMail {
  /** Addresses in lower case. */
  readonly recipients: readonly string[];
  readonly confirmBy: { readonly code: string } | { readonly link: string };
}

/** What a mail turned out to be; or that it is of no use, and why. */
export type InboxMail = ConfirmationMail | { readonly ignored: string };

/** Where confirmation mail arrives. Every method throws a `ServiceError`. */
export interface Inbox {
  /** Lists every mail, page by page, read or not. */
  list(signal: AbortSignal): AsyncIterable<readonly InboxEntry[]>;
  read(id: string, signal: AbortSignal): Promise<InboxMail>;
  /** Moves a mail that is done with to where it is not listed; `null` where mails stay. */
  readonly moveAway: ((id: string, signal: AbortSignal) => Promise<void>) | null;
}
