import type { FailureCode } from '../../domain/failure.ts';
import { quote } from './failure-phrases.ts';
import type { Words } from './failure-words.ts';

/** What the failures of SES mean. */
export const SES_WORDS = {
  MAIL_CAP: (call) =>
    `SES has sent as many mails in 24 hours as the account may${quote(' in Region', call.target.region)}. Ask for a higher sending quota in the SES console, or run again later.`,
  SENDER_NOT_VERIFIED: (call) =>
    `SES expects sender${quote('', call.target.sender)} to be verified${quote(' in Region', call.target.region)}. Verify the address or its domain in SES, or check \`mail.from\` and \`mail.region\`.`,
  SENDING_PAUSED: (call) =>
    `Sending is paused for the account or its configuration set${quote(' in Region', call.target.region)}. See the reputation page of the SES console, then run again.`,
  MAIL_MISCONFIGURED: (call) =>
    `SES is not set up for sender${quote('', call.target.sender)}: its configuration set or its MAIL FROM domain is missing. Mend the identity in the SES console.`,
  MAIL_TEMPLATE_NOT_FOUND: (call) =>
    `SES has no template${quote('', call.subject)}${quote(' in Region', call.target.region)}. Create it, or check \`mail.template\` and \`mail.region\` in the configuration.`,
  RULE_EXISTS: (call) =>
    `SES already has a receipt rule or rule set of the name that ${call.operation} gives. It must be compared with the one that is wanted.`,
  RULE_NOT_FOUND: (call) =>
    `SES knows no receipt rule or rule set of the name that ${call.operation} gives. Look at the rule sets in the SES console.`,
  RULE_REFUSED: (call) =>
    `SES cannot use the bucket, topic or function that ${call.operation} names. Check its policy: SES must be allowed to write to it.`,
  RECIPIENT_REFUSED:
    'SES refused the mail to this recipient. Check the address; in the SES sandbox the recipient must be verified too.',
} as const satisfies Partial<Record<FailureCode, Words>>;
