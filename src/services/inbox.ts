/** A mail that lies in the inbox, unread. */
export interface InboxEntry {
  /** Names the mail for ever; entries come in no order. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** What a mail turned out to be: a code for somebody, or nothing of use and why. */
export type InboxMail =
  { readonly recipients: readonly string[]; readonly code: string } | { readonly ignored: string };

/** Where confirmation mail arrives. Both methods throw a `ServiceError`. */
export interface Inbox {
  /** Lists every mail, page by page, read or not. */
  list(signal: AbortSignal): AsyncIterable<readonly InboxEntry[]>;
  read(id: string, signal: AbortSignal): Promise<InboxMail>;
}
