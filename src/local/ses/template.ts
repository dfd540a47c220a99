import { required } from './members.ts';
import { createSesError } from './ses-error.ts';

/** A mail with places for values, as SES stores it. */
export interface Template {
  readonly name: string;
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
}

/** `{{name}}`, `{{{name}}}` and `{{person.name}}`. */
const PLACE = /\{\{\{?\s*([^{}]*?)\s*\}?\}\}/g;
const PATH = /^[\w-]+(?:\.[\w-]+)*$/;

/** Reads the template of a request. @throws ValidationError, InvalidTemplate */
export function parseTemplate(parameters: URLSearchParams): Template {
  const template = {
    name: required(parameters, 'Template.TemplateName'),
    subject: parameters.get('Template.SubjectPart') ?? '',
    text: parameters.get('Template.TextPart') ?? undefined,
    html: parameters.get('Template.HtmlPart') ?? undefined,
  };
  if (template.subject === '') {
    throw createSesError('InvalidTemplate', 'The subject must be specified.');
  }
  for (const part of toParts(template)) assertRenderable(part);
  return template;
}

/** Finds a template. @throws TemplateDoesNotExist */
export function toTemplate(name: string, templates: ReadonlyMap<string, Template>): Template {
  const template = templates.get(name);
  if (template === undefined) {
    throw createSesError('TemplateDoesNotExist', `Template ${name} does not exist`);
  }
  return template;
}

/**
 * Fills the places of a template with values; SES escapes nothing.
 *
 * @returns The filled template, or the path of the first value that is missing
 */
export function render(template: Template, data: object): Template | { readonly missing: string } {
  const paths = toParts(template).flatMap((part) => toPaths(part));
  const missing = paths.find((path) => valueAt(data, path) === undefined);
  if (missing !== undefined) return { missing };
  const fill = (part: string): string =>
    part.replaceAll(PLACE, (_place, path: string) => valueAt(data, path) ?? '');
  return {
    ...template,
    subject: fill(template.subject),
    text: template.text === undefined ? undefined : fill(template.text),
    html: template.html === undefined ? undefined : fill(template.html),
  };
}

/** Reads the values for a template. @returns `undefined` where they are no JSON object */
export function parseData(text: string): object | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function toParts({ subject, text = '', html = '' }: Template): readonly string[] {
  return [subject, text, html];
}

function toPaths(part: string): readonly string[] {
  return [...part.matchAll(PLACE)].map(([, path = '']) => path);
}

// AWS renders more of Handlebars; to render a block as if it were a value would be to lie.
function assertRenderable(part: string): void {
  const other = toPaths(part).find((path) => !PATH.test(path));
  if (other === undefined) return;
  throw createSesError('InvalidTemplate', `The local SES renders {{name}} only, got {{${other}}}`);
}

/** A value as text; AWS takes null for missing. */
function valueAt(data: object, path: string): string | undefined {
  let value: unknown = data;
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }
  return value === undefined || value === null ? undefined : toText(value);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
