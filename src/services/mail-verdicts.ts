import PostalMime from 'postal-mime';
import { findResults } from './mail-origin.ts';

/** What SES says of the sender of a mail, for example `pass`; what it does not say is left out. */
export interface MailVerdicts {
  readonly spf?: string;
  readonly dkim?: string;
}

/** Reads what SES says of the sender of a mail that it stored. */
export async function readVerdicts(raw: Uint8Array): Promise<MailVerdicts> {
  const { headers } = await PostalMime.parse(raw);
  const results = findResults(headers) ?? '';
  const [, spf] = /;\s*spf=(\w+)/.exec(results) ?? [];
  const [, dkim] = /;\s*dkim=(\w+)/.exec(results) ?? [];
  return { ...(spf !== undefined && { spf }), ...(dkim !== undefined && { dkim }) };
}
