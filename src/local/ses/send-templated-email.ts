import { createMessageId, deliver, parseEnvelope } from './envelope.ts';
import { required } from './members.ts';
import type { SesOperation } from './operation.ts';
import { createSesError } from './ses-error.ts';
import { parseData, render, toTemplate } from './template.ts';

/**
 * SendTemplatedEmail: a value that is missing loses the mail and not the call, as AWS says:
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_SendTemplatedEmail.html
 */
export const sendTemplatedEmail: SesOperation = (parameters, sender) => {
  const recipients = parseEnvelope(parameters, sender);
  const template = toTemplate(required(parameters, 'Template'), sender.templates);
  const data = parseData(required(parameters, 'TemplateData'));
  if (data === undefined) {
    throw createSesError('InvalidParameterValue', 'The template data is invalid');
  }
  const rendered = render(template, data);
  if ('missing' in rendered) return { MessageId: createMessageId() };
  const { subject, text, html } = rendered;
  const source = required(parameters, 'Source');
  return { MessageId: deliver({ source, recipients, subject, text, html }, sender) };
};
