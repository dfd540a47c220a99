import { z } from 'zod';

/** Finds `{##text##}`, the place of the link and what it is called. */
export const LINK_PLACEHOLDER = /\{##(.+?)##\}/g;

const subject = z.string().min(1).max(140);
const message = z.string().max(20_000);
const codeMessage = message.refine((text) => text.includes('{####}'), {
  error: 'expected the placeholder {####}',
});
const linkMessage = message.refine((text) => /\{##.+?##\}/.test(text), {
  error: 'expected the placeholder {##text##}',
});

/**
 * The wording of the pool's own mail as settings, HTML allowed; lengths and placeholders:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
 */
export const mailTemplates = {
  emailSubject: subject.default('Your verification code'),
  emailMessage: codeMessage.default('Your confirmation code is {####}'),
  emailSubjectByLink: subject.default('Your verification link'),
  emailMessageByLink: linkMessage.default(
    'Please click the link below to verify your email address. {##Verify Email##}',
  ),
  invitationSubject: subject.default('Your temporary password'),
  // AWS takes a message without {####} too, and then delivers none.
  invitationMessage: message.default('Your username is {username} and your password is {####}.'),
};
