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
  return value.replaceAll(/[^\x20-\x7e]|%/gu, encodeURIComponent);
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
