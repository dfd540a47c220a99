import { required } from './members.ts';
import type { SesOperation } from './operation.ts';
import { toTemplate } from './template.ts';

/** GetTemplate: a template as it was stored. */
export const getTemplate: SesOperation = (parameters, { templates }) => {
  const { name, subject, text, html } = toTemplate(required(parameters, 'TemplateName'), templates);
  return { Template: { TemplateName: name, SubjectPart: subject, TextPart: text, HtmlPart: html } };
};
