import { formatMailDate } from '../mail.ts';
import { required } from './members.ts';
import type { SesOperation } from './operation.ts';
import { createSesError } from './ses-error.ts';
import { parseData, render, toTemplate } from './template.ts';
import type { Template } from './template.ts';

const BOUNDARY = '----=_Part_0';

/** TestRenderTemplate: the MIME of a mail that is not sent; here a missing value is an error. */
export const testRenderTemplate: SesOperation = (parameters, { templates, now }) => {
  const template = toTemplate(required(parameters, 'TemplateName'), templates);
  const data = parseData(required(parameters, 'TemplateData'));
  if (data === undefined) {
    throw createSesError('InvalidRenderingParameter', 'The template data is invalid');
  }
  const rendered = render(template, data);
  if ('missing' in rendered) {
    const text = `Attribute '${rendered.missing}' is not present in the rendering data.`;
    throw createSesError('MissingRenderingAttribute', text);
  }
  return { RenderedTemplate: formatMime(rendered, now()) };
};

function formatMime({ subject, text, html }: Template, nowMs: number): string {
  return [
    `Date: ${formatMailDate(nowMs)}`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    ...formatPart('text/plain', text),
    ...formatPart('text/html', html),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
}

function formatPart(contentType: string, content: string | undefined): readonly string[] {
  if (content === undefined) return [];
  return [
    `--${BOUNDARY}`,
    `Content-Type: ${contentType}; charset=UTF-8`,
    'Content-Transfer-Encoding: 8bit',
    '',
    content,
  ];
}
