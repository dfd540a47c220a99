import type { InboxMail } from '../../src/services/inbox.ts';

/** A mail and what is to be read from it: by a code unless told, from the default sender of pools unless told. */
export interface MailCase {
  /** A file of `mails/`, without its ending. */
  readonly mail: string;
  readonly expected: InboxMail;
  readonly by?: 'code' | 'link';
  readonly senders?: readonly string[];
}

export const ANN = 'ann@example.com';

export const toAnn = (code: string): InboxMail => ({ recipients: [ANN], confirmBy: { code } });

/** The code of every mail whose shape does not call for another one. */
export const CODE = toAnn('482915');

export const NO_CODE = { ignored: 'it holds no code' };
export const STRANGER = { ignored: 'its sender is not configured' };
