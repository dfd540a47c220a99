import type { XmlContent } from '../xml.ts';
import type { LoggedMail } from '../mail-log.ts';
import type { Receiver } from './receiver.ts';
import type { Template } from './template.ts';

/** SES, sending and receiving: all that an SES operation works on. */
export interface Sender {
  readonly region: string;
  /** Addresses and domains that may send, in lower case. */
  readonly verified: ReadonlySet<string>;
  /** By name. */
  readonly templates: Map<string, Template>;
  readonly mails: LoggedMail[];
  readonly receiver: Receiver;
  /** Mails per second that the account may send. */
  readonly maxSendRate: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * One operation of SES.
 *
 * @param parameters - The decoded form of the request
 * @returns The content of the result element
 * @throws AwsError
 */
export type SesOperation = (parameters: URLSearchParams, sender: Sender) => XmlContent;
