import type { SesOperation } from './operation.ts';
import { parseTemplate, toTemplate } from './template.ts';

/** UpdateTemplate: replaces a template. */
export const updateTemplate: SesOperation = (parameters, { templates }) => {
  const template = parseTemplate(parameters);
  toTemplate(template.name, templates);
  templates.set(template.name, template);
  return {};
};
