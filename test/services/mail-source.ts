export const SENDER = 'no-reply@verificationemail.com';
export const DOMAIN = 'verificationemail.com';

/** What SES writes of a mail whose SPF and DKIM both passed. */
export const PASSED = `${spf('pass', SENDER)} dkim=pass header.i=@${DOMAIN}; dmarc=pass header.from=${DOMAIN};`;

/** The part of SES's results that tells of SPF. */
export function spf(
  result: string,
  envelopeFrom: string,
  helo = 'a7-19.smtp-out.amazonses.com',
): string {
  const comment = `(spfCheck: ${result} for 54.240.7.19)`;
  return `spf=${result} ${comment} client-ip=54.240.7.19; envelope-from=${envelopeFrom}; helo=${helo};`;
}

/** Writes the block of headers that SES puts on top, the results folded as SES does. */
export function writeSesHeaders(results: string): string {
  return [
    `Return-Path: <${SENDER}>`,
    'Received: from a7-19.smtp-out.amazonses.com (a7-19.smtp-out.amazonses.com [54.240.7.19])',
    ' by inbound-smtp.eu-west-1.amazonaws.com with SMTP id local1',
    ' for ann@example.com; Thu, 01 Jan 2026 12:00:00 +0000 (UTC)',
    'X-SES-Spam-Verdict: PASS',
    'X-SES-Virus-Verdict: PASS',
    'Received-SPF: pass',
    'Authentication-Results: amazonses.com;',
    ` ${results.replaceAll('; ', ';\r\n ')}`,
    'X-SES-RECEIPT: cmVjZWlwdA==',
    'X-SES-DKIM-SIGNATURE: a=rsa-sha256; q=dns/txt; b=Ym9keQ==;',
  ].join('\r\n');
}

interface MailParts {
  /** The results that SES wrote. */
  readonly results?: string;
  readonly from?: string;
  readonly to?: string;
  /** More headers of the sender. */
  readonly headers?: readonly string[];
  /** The content's own headers, an empty line and the content. */
  readonly content?: string;
}

/** Writes a mail as SES stores it. */
export function writeMail({
  results = PASSED,
  from = SENDER,
  to = 'ann@example.com',
  headers = [],
  content = 'Content-Type: text/plain\r\n\r\nYour confirmation code is 123456',
}: MailParts): Buffer {
  const own = [`From: ${from}`, `To: ${to}`, 'Subject: Your verification code', ...headers];
  return Buffer.from([writeSesHeaders(results), ...own, content].join('\r\n'));
}

/** Writes plain text as it is, in UTF-8. */
export function writeText(text: string): string {
  return `Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}`;
}

/** Writes content in base64. */
export function writeBase64(contentType: string, content: string): string {
  return [
    `Content-Type: ${contentType}; charset=UTF-8`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content).toString('base64'),
  ].join('\r\n');
}

/** Writes content of several parts, which may have parts again. */
export function writeMultipart(boundary: string, ...parts: readonly string[]): string {
  return [
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.map((part) => `--${boundary}\r\n${part}`),
    `--${boundary}--`,
  ].join('\r\n');
}
