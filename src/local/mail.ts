/** A person's or a service's mail address. */
interface Mailbox {
  readonly address: string;
  readonly name?: string;
}

/** A mail in one form or two, plain and HTML. */
export interface Mail {
  readonly messageId: string;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly sentAtMs: number;
}

// RFC 2047 allows 75 characters an encoded word: 45 bytes in base64 and the frame `=?UTF-8?B??=`.
const ENCODED_WORD_BYTES = 45;
// RFC 2045: 76 characters a line, one of them the soft break.
const QUOTED_LINE_CHARACTERS = 75;

/** Writes a mail as MIME (RFC 5322, 2045, 2046): headers, a quoted-printable part for each form; lines end in CRLF. */
export function formatMail(mail: Mail): string {
  const boundary = `----=_Part_${mail.messageId.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 40)}`;
  return [
    `From: ${formatMailbox(mail.from)}`,
    `To: ${formatMailbox(mail.to)}`,
    `Message-ID: <${mail.messageId}>`,
    `Subject: ${encodeHeader(mail.subject)}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    `Date: ${formatMailDate(mail.sentAtMs)}`,
    '',
    ...formatPart(boundary, 'text/plain', mail.text),
    ...formatPart(boundary, 'text/html', mail.html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

/** Writes a point in time as RFC 5322 wants it, for example `Thu, 01 Jan 1970 00:00:00 +0000`. */
export function formatMailDate(timeMs: number): string {
  return new Date(timeMs).toUTCString().replace('GMT', '+0000');
}

function formatPart(
  boundary: string,
  contentType: string,
  content: string | undefined,
): readonly string[] {
  if (content === undefined) return [];
  return [
    `--${boundary}`,
    `Content-Type: ${contentType}; charset=UTF-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    ...content.split(/\r?\n/).map(encodeQuotedLine),
  ];
}

function formatMailbox({ address, name }: Mailbox): string {
  return name === undefined ? address : `${formatPhrase(name)} <${address}>`;
}

function formatPhrase(name: string): string {
  return isAscii(name) ? `"${unfold(name).replaceAll(/["\\]/g, '\\$&')}"` : encodeHeader(name);
}

function encodeHeader(text: string): string {
  if (isAscii(text)) return unfold(text);
  return splitByBytes(text, ENCODED_WORD_BYTES)
    .map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`)
    .join('\r\n ');
}

/** A line break inside a value would begin another header. */
function unfold(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ');
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** Splits between characters, so that every part is valid UTF-8 of its own. */
function splitByBytes(text: string, maxBytes: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    if (Buffer.byteLength(part + character) > maxBytes) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

function encodeQuotedLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const unit of quoteUnits(line)) {
    if (current.length + unit.length > QUOTED_LINE_CHARACTERS) {
      lines.push(`${current}=`);
      current = '';
    }
    current += unit;
  }
  return [...lines, current].join('\r\n');
}

/** The pieces that a line break must not split; white space at the end of a line would be lost on the way. */
function quoteUnits(line: string): readonly string[] {
  const last = Buffer.byteLength(line) - 1;
  return Array.from(Buffer.from(line), (byte, index) => {
    const isSpace = byte === 0x20 || byte === 0x09;
    const isPlain = byte > 0x20 && byte < 0x7f && byte !== 0x3d;
    if (isPlain || (isSpace && index < last)) return String.fromCharCode(byte);
    return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
}
