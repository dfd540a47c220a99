import { deliver, parseEnvelope } from './envelope.ts';
import { required } from './members.ts';
import type { SesOperation } from './operation.ts';

const BODIES = ['Message.Body.Text.Data', 'Message.Body.Html.Data'] as const;

/** SendEmail: accepts a mail from a verified sender; it goes to the books, and to the receipt rules of its recipients. */
export const sendEmail: SesOperation = (parameters, sender) => {
  const subject = required(parameters, 'Message.Subject.Data');
  if (!BODIES.some((name) => parameters.has(name))) required(parameters, BODIES[0]);
  const recipients = parseEnvelope(parameters, sender);
  const source = required(parameters, 'Source');
  const [text, html] = BODIES.map((name) => parameters.get(name) ?? undefined);
  return { MessageId: deliver({ source, recipients, subject, text, html }, sender) };
};
