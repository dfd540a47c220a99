import type { Header } from 'postal-mime';

/**
 * The headers that SES puts on top of what it receives. A sender can write the same names further down, so only the
 * unbroken block at the top counts: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-authentication.html.
 */
const SES_HEADERS = new Set([
  'return-path',
  'received',
  'x-ses-spam-verdict',
  'x-ses-virus-verdict',
  'received-spf',
  'authentication-results',
  'x-ses-receipt',
  'x-ses-dkim-signature',
]);

/** Where SES repeats words that the sender chose freely; an unquoted local part holds no white space and no semicolon. */
const SENDERS_WORDS = /"(?:[^"\\]|\\.)*"|(?<=;\s*)helo=\S*/g;

// Each is looked for at the beginning of a part, since the sender's words could look like a result further in.
const SPF_PASS = /^spf=pass\s/;
const ENVELOPE_DOMAIN = /^envelope-from=[^\s@]*@([\w.-]+)$/;
const DKIM_PASS = /^dkim=pass\s(?:.*?\s)?header\.(?:i=[^\s@]*@|d=)([\w.-]+)(?:\s|$)/;

/**
 * Tells whether SES itself vouches for a sender: DKIM or SPF passed for the sender's domain, says the first
 * `Authentication-Results` header of the block that SES put on top (RFC 8601).
 *
 * @param headers - The mail's headers from the top, names in lower case
 * @param sender - The address in `From`
 */
export function isAuthentic(headers: readonly Header[], sender: string): boolean {
  const domain = toDomain(sender);
  const results = findResults(headers);
  if (results === undefined || domain === '') return false;
  return passedDomains(results).some((passed) => isSameOrParent(passed, domain));
}

/** Tells whether an address is one of the configured senders, which are addresses or whole domains. */
export function isConfiguredSender(sender: string, senders: readonly string[]): boolean {
  const address = sender.toLowerCase();
  return senders
    .map((configured) => configured.toLowerCase())
    .some((configured) => configured === address || configured === toDomain(address));
}

/** Finds what SES itself says of a mail's sender, in lower case. */
export function findResults(headers: readonly Header[]): string | undefined {
  const end = headers.findIndex(({ key }) => !SES_HEADERS.has(key.toLowerCase()));
  const block = end === -1 ? headers : headers.slice(0, end);
  const first = block.find(({ key }) => key.toLowerCase() === 'authentication-results');
  return first?.value.trimStart().toLowerCase().startsWith('amazonses.com;')
    ? first.value.toLowerCase()
    : undefined;
}

function passedDomains(results: string): readonly string[] {
  const parts = results
    .replaceAll(SENDERS_WORDS, '')
    .split(';')
    .map((part) => part.trim());
  const byDkim = parts.map((part) => DKIM_PASS.exec(part));
  const bySpf = parts.some((part) => SPF_PASS.test(part))
    ? parts.map((part) => ENVELOPE_DOMAIN.exec(part))
    : [];
  return [...byDkim, ...bySpf].flatMap((match) => match?.[1] ?? []);
}

function isSameOrParent(passed: string, domain: string): boolean {
  return domain === passed || (passed.includes('.') && domain.endsWith(`.${passed}`));
}

function toDomain(address: string): string {
  return /@([^@]*)$/.exec(address)?.[1]?.toLowerCase() ?? '';
}
