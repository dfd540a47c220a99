import { ANN, CODE, NO_CODE, STRANGER } from './mail-corpus.ts';
import type { MailCase } from './mail-corpus.ts';

const NOBODY = { ignored: 'it names no recipient' };
const NOT_PASSED = { ignored: 'SES saw no DKIM or SPF pass for its sender' };
const REPEATED = { ignored: 'it repeats From or To' };

export const RECIPIENTS: readonly MailCase[] = [
  {
    mail: 'to-plus-address',
    expected: { recipients: ['ann+pool-7@example.com'], confirmBy: { code: '482915' } },
  },
  {
    mail: 'to-several',
    expected: { recipients: [ANN, 'bob@example.org'], confirmBy: { code: '482915' } },
  },
  { mail: 'to-upper-case', expected: CODE },
  { mail: 'to-folded-with-comment', expected: CODE },
  { mail: 'to-encoded-name-like-an-address', expected: CODE },
  // Cognito writes to one user, in `To`; the other headers tell of a detour, and a group of a list.
  { mail: 'to-group', expected: NOBODY },
  { mail: 'to-undisclosed', expected: NOBODY },
  { mail: 'only-cc-and-delivered-to', expected: NOBODY },
];

export const TRUST: readonly MailCase[] = [
  { mail: 'own-domain', senders: ['no-reply@example.com'], expected: CODE },
  { mail: 'own-domain-named-as-domain', senders: ['example.com'], expected: CODE },
  { mail: 'subdomain-sender', senders: ['no-reply@auth.example.com'], expected: CODE },
  { mail: 'subdomain-of-configured-domain', senders: ['example.com'], expected: STRANGER },
  { mail: 'spf-only', expected: CODE },
  { mail: 'forwarded-by-a-server-dkim-holds', expected: CODE },
  { mail: 'forwarded-by-a-server-both-fail', expected: NOT_PASSED },
  { mail: 'forwarded-by-a-person', expected: STRANGER },
  { mail: 'authentication-failed-for-now', expected: NOT_PASSED },
  // Who wrote a mail is certain where DKIM passed. Its spam is a wrong guess, and no attachment is opened.
  { mail: 'spam-verdict-fail', expected: CODE },
  { mail: 'virus-verdict-fail', expected: CODE },
  { mail: 'verdicts-gray', expected: CODE },
  { mail: 'forged-nothing-passed', expected: NOT_PASSED },
  { mail: 'forged-results-below', expected: NOT_PASSED },
  { mail: 'forged-results-directly-below', expected: NOT_PASSED },
  { mail: 'forged-dkim-of-a-stranger', expected: NOT_PASSED },
  { mail: 'forged-by-envelope-from', expected: NOT_PASSED },
  { mail: 'forged-by-helo', expected: NOT_PASSED },
  { mail: 'forged-by-a-comment', expected: NOT_PASSED },
  { mail: 'forged-lookalike-domain', expected: NOT_PASSED },
  { mail: 'forged-display-name', expected: STRANGER },
  { mail: 'forged-two-from-addresses', expected: NOT_PASSED },
  { mail: 'replayed-with-a-second-to', expected: REPEATED },
  { mail: 'replayed-with-a-second-from', expected: REPEATED },
  // SES writes neither, so its headers do not stand on top.
  { mail: 'mbox-line-on-top', expected: NOT_PASSED },
  { mail: 'byte-order-mark-on-top', expected: NOT_PASSED },
];

export const OTHERS: readonly MailCase[] = [
  { mail: 'empty', expected: STRANGER },
  { mail: 'only-headers-of-ses', expected: STRANGER },
  { mail: 'cut-in-the-headers-of-ses', expected: STRANGER },
  { mail: 'cut-in-the-headers', expected: STRANGER },
  { mail: 'cut-in-base64-before-the-code', expected: NO_CODE },
  { mail: 'cut-in-the-style', expected: NO_CODE },
  { mail: 'cut-in-a-part-after-the-code', expected: CODE },
  { mail: 'setup-notification', expected: STRANGER },
  { mail: 'bounce', expected: STRANGER },
  { mail: 'bounce-from-own-domain', senders: ['example.com'], expected: NO_CODE },
  { mail: 'out-of-office', expected: STRANGER },
  { mail: 'dmarc-report', expected: STRANGER },
];
