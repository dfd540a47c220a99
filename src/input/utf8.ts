/** Stands for a value whose bytes are not UTF-8, so that it is named in a reason and never repaired silently. */
export const NOT_UTF8 = Symbol('bytes that are not UTF-8');

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes UTF-8 strictly. */
export function decodeUtf8(bytes: Uint8Array): string | typeof NOT_UTF8 {
  try {
    return decoder.decode(bytes);
  } catch {
    return NOT_UTF8;
  }
}

/** Decodes UTF-8 whose bytes stand as the characters U+0000 to U+00FF of a string (Latin-1). */
export function decodeLatin1AsUtf8(text: string): string | typeof NOT_UTF8 {
  if (!/[\u0080-\u00ff]/.test(text)) return text;
  return decodeUtf8(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}
