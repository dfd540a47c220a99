import { required } from './members.ts';
import type { SesOperation } from './operation.ts';

/** DeleteTemplate: succeeds also where there is nothing. */
export const deleteTemplate: SesOperation = (parameters, { templates }) => {
  templates.delete(required(parameters, 'TemplateName'));
  return {};
};
