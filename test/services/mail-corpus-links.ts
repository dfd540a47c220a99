import type { InboxMail } from '../../src/services/inbox.ts';
import { ANN } from './mail-corpus.ts';
import type { MailCase } from './mail-corpus.ts';

const SIGN_UP = 'user_name=7d1c2c9e-1f0a-4a52-9d0b-1b7c3c8f2a11&confirmation_code=482915';
const PAGE = '/confirmUser/?client_id=1example23456789&';

const toLink = (link: string): InboxMail => ({ recipients: [ANN], confirmBy: { link } });

const LINK = toLink(`https://login.example.com${PAGE}${SIGN_UP}`);
const NO_LINK = { ignored: 'it holds no link' };

/** Only the form is told here: where a link leads is looked at before it is followed. */
export const LINKS: readonly MailCase[] = [
  { mail: 'cognito-default-link', by: 'link', expected: LINK },
  { mail: 'link-ampersands-bare', by: 'link', expected: LINK },
  { mail: 'link-ampersands-by-number', by: 'link', expected: LINK },
  { mail: 'link-all-signs-by-number', by: 'link', expected: LINK },
  { mail: 'link-split-by-soft-breaks', by: 'link', expected: LINK },
  { mail: 'link-base64', by: 'link', expected: LINK },
  { mail: 'link-in-angle-brackets', by: 'link', expected: LINK },
  { mail: 'link-before-a-full-stop', by: 'link', expected: LINK },
  { mail: 'link-in-parentheses', by: 'link', expected: LINK },
  { mail: 'link-before-japanese', by: 'link', expected: LINK },
  { mail: 'link-after-other-links', by: 'link', expected: LINK },
  { mail: 'link-and-code', by: 'link', expected: LINK },
  {
    mail: 'link-of-amazons-domain',
    by: 'link',
    expected: toLink(`https://example-pool.auth.eu-west-1.amazoncognito.com${PAGE}${SIGN_UP}`),
  },
  {
    mail: 'link-http',
    by: 'link',
    expected: toLink(`http://login.example.com${PAGE}${SIGN_UP}`),
  },
  {
    mail: 'link-with-fragment',
    by: 'link',
    expected: toLink(`https://login.example.com${PAGE}${SIGN_UP}#top`),
  },
  {
    mail: 'link-of-another-client',
    by: 'link',
    expected: toLink(
      `https://login.example.com/confirmUser/?client_id=9otherclient8765&${SIGN_UP}`,
    ),
  },
  {
    mail: 'link-of-another-host',
    by: 'link',
    expected: toLink(`https://login.example.com.example.net${PAGE}${SIGN_UP}`),
  },
  // Cognito refuses half a link. No mailer of Amazon wraps lines hard.
  {
    mail: 'link-hard-wrapped',
    by: 'link',
    expected: toLink(`https://login.example.com${PAGE}user_n`),
  },
  { mail: 'link-of-another-path', by: 'link', expected: NO_LINK },
  // Click tracking hides the link behind a host that is not the pool's, which is never followed.
  { mail: 'link-through-click-tracking', by: 'link', expected: NO_LINK },
];
