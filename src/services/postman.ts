/** A plain mail. */
interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends plain mails. Throws a `ServiceError`. */
export interface Postman {
  send(letter: Letter, signal: AbortSignal): Promise<void>;
}
