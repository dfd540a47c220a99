import type { AwsErrorRow } from './aws-error-row.ts';

/** What the errors of SES mean. */
export const SES_ERRORS: readonly AwsErrorRow[] = [
  // Sending quotas: https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
  {
    name: ['Throttling', 'ThrottlingException'],
    text: /daily (message|sending) quota/i,
    code: 'MAIL_CAP',
  },

  // Rejected mail: SES lists the identities that are not verified; in the sandbox the recipient is one of them.
  // https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
  {
    name: 'MessageRejected',
    text: /not verified/i,
    naming: 'sender',
    code: 'SENDER_NOT_VERIFIED',
  },
  {
    name: 'MessageRejected',
    text: /not verified.* failed the check in region [^:]*:\s*\S/is,
    code: 'RECIPIENT_REFUSED',
  },
  { name: 'MessageRejected', text: /not verified/i, code: 'SENDER_NOT_VERIFIED' },
  {
    name: 'MessageRejected',
    text: /sending (is )?(paused|suspended)|account is paused/i,
    code: 'SENDING_PAUSED',
  },
  { name: 'MessageRejected', code: 'RECIPIENT_REFUSED' },

  // SendEmail: https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html
  {
    name: ['AccountSendingPausedException', 'ConfigurationSetSendingPausedException'],
    code: 'SENDING_PAUSED',
  },
  {
    name: ['ConfigurationSetDoesNotExistException', 'MailFromDomainNotVerifiedException'],
    code: 'MAIL_MISCONFIGURED',
  },
  { name: 'TemplateDoesNotExistException', code: 'MAIL_TEMPLATE_NOT_FOUND' },
  { name: 'InvalidParameterValue', code: 'RECIPIENT_REFUSED' },

  // Receipt rules: https://docs.aws.amazon.com/ses/latest/APIReference/API_CreateReceiptRule.html
  { name: 'AlreadyExistsException', code: 'RULE_EXISTS' },
  { name: ['RuleDoesNotExistException', 'RuleSetDoesNotExistException'], code: 'RULE_NOT_FOUND' },
  {
    name: [
      'InvalidLambdaFunctionException',
      'InvalidS3ConfigurationException',
      'InvalidSnsTopicException',
    ],
    code: 'RULE_REFUSED',
  },
  { name: 'LimitExceededException', code: 'RESOURCE_LIMIT' },
];
