import { createMessageId, deliver, parseEnvelope } from './envelope.ts';
import { required } from './members.ts';
import type { SesOperation } from './operation.ts';

const BODIES = ['Message.Body.Text.Data', 'Message.Body.Html.Data'] as const;

/** SendEmail: accepts a mail from a verified sender; it goes to the books and nowhere else. */
export const sendEmail: SesOperation = (parameters, sender) => {
  const subject = required(parameters, 'Message.Subject.Data');
  if (!BODIES.some((name) => parameters.has(name))) required(parameters, BODIES[0]);
  deliver(parseEnvelope(parameters, sender), subject, sender);
  return { MessageId: createMessageId() };
};
