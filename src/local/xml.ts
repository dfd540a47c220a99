/** Content of an XML element: text, nested elements by name, or several elements of one name; `undefined` is left out. */
export type XmlContent =
  | string
  | number
  | boolean
  | undefined
  | { readonly [name: string]: XmlContent | readonly XmlContent[] };

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/**
 * Writes a whole XML document.
 *
 * @param root - Name of the outermost element
 * @param content - What the element holds
 * @param namespace - Value of its `xmlns` attribute
 */
export function formatXml(root: string, content: XmlContent, namespace?: string): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${formatContent(content)}</${root}>`;
}

function formatContent(content: XmlContent): string {
  if (typeof content !== 'object') return escapeXml(String(content ?? ''));
  return Object.entries(content)
    .flatMap(([name, value]) => [value].flat().map((one) => formatElement(name, one)))
    .join('');
}

function formatElement(name: string, content: XmlContent): string {
  return content === undefined ? '' : `<${name}>${formatContent(content)}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character);
}
