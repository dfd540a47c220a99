const HTML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes a value safe within HTML or XML: its text and quoted attributes. */
export function escapeHtml(value: string): string {
  return value.replaceAll(/[&<>"']/g, (character) => HTML_ENTITIES[character] ?? character);
}

/** Makes a value safe within a JSON string: https://www.rfc-editor.org/rfc/rfc8259#section-7. */
export function escapeJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** Makes a value safe within an HTTP header: what is not printable ASCII is percent-encoded, and so is the percent sign. */
export function escapeHeader(value: string): string {
  // Half of a surrogate pair cannot be encoded.
  return value.replaceAll(/\p{Cs}/gu, '\ufffd').replaceAll(/[^\x20-\x7e]|%/gu, encodeURIComponent);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
const LONGEST_TAG_VALUE = 256;

/** Makes a value safe as the value of a tag, of which S3 counts UTF-16 units; what S3 does not take becomes `_`. */
export function escapeTag(value: string): string {
  // Composed, since a mark of its own is no letter; replaced last, since the cut may have split a character.
  const cut = value.normalize('NFC').slice(0, LONGEST_TAG_VALUE);
  return cut.replaceAll(/[^\p{L}\p{N}\p{Z}+\-=._:/@]/gu, '_');
}

/** Makes a value safe within one line; a line break in a subject would begin another header. */
export function escapeLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ');
}

/** Leaves a value as it is: plain text has no characters with a meaning. */
export function asIs(value: string): string {
  return value;
}

/** Chooses how values are made safe in a body of a media type. */
export function toBodyEscape(contentType: string): (value: string) => string {
  if (/\bjson\b/i.test(contentType)) return escapeJson;
  return /\b(html|xml)\b/i.test(contentType) ? escapeHtml : asIs;
}
