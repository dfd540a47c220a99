import type { SesOperation } from './operation.ts';
import { createSesError } from './ses-error.ts';
import { parseTemplate } from './template.ts';

/** CreateTemplate: stores a template under a name that is free. */
export const createTemplate: SesOperation = (parameters, { templates }) => {
  const template = parseTemplate(parameters);
  if (templates.has(template.name)) {
    throw createSesError('AlreadyExists', `Template ${template.name} already exists.`);
  }
  templates.set(template.name, template);
  return {};
};
