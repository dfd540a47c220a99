import { describe } from 'vitest';
import { SES_ERRORS } from '../../../src/services/failures/ses-errors.ts';
import { testErrorRows } from './error-cases.ts';

const NOT_VERIFIED =
  'SendEmail MessageRejected 400: Email address is not verified. The following identities failed the check in region EU-WEST-1: ';

describe('the errors of SES', () => {
  testErrorRows('ses', SES_ERRORS, {
    MAIL_CAP: [
      'SendEmail Throttling 400: Daily message quota exceeded.',
      'SendEmail ThrottlingException 400: Daily message quota exceeded.',
    ],
    THROTTLED: [
      'SendEmail Throttling 400: Maximum sending rate exceeded.',
      'SendEmail ThrottlingException 400: Maximum sending rate exceeded.',
    ],
    SENDER_NOT_VERIFIED: [
      `${NOT_VERIFIED}no-reply@example.com`,
      `${NOT_VERIFIED}ann@example.org, Example Team <NO-REPLY@example.com>`,
      'SendEmail MessageRejected 400: Email address is not verified.',
    ],
    RECIPIENT_REFUSED: [
      `${NOT_VERIFIED}ann@example.org`,
      `${NOT_VERIFIED}not.no-reply@example.com`,
      'SendEmail MessageRejected 400: Contains a virus.',
      'SendEmail InvalidParameterValue 400: Domain contains illegal character',
    ],
    SENDING_PAUSED: [
      'SendEmail MessageRejected 400: Sending suspended for this account.',
      'SendEmail AccountSendingPausedException 400',
      'SendEmail ConfigurationSetSendingPausedException 400',
    ],
    MAIL_MISCONFIGURED: [
      'SendEmail ConfigurationSetDoesNotExistException 400',
      'SendEmail MailFromDomainNotVerifiedException 400',
    ],
    MAIL_TEMPLATE_NOT_FOUND: [
      'SendTemplatedEmail TemplateDoesNotExistException 400: Template welcome does not exist',
    ],
    RULE_EXISTS: ['CreateReceiptRule AlreadyExistsException 400: Rule already exists: inbox'],
    RULE_NOT_FOUND: [
      'CreateReceiptRule RuleDoesNotExistException 400',
      'SetActiveReceiptRuleSet RuleSetDoesNotExistException 400',
    ],
    RULE_REFUSED: [
      'CreateReceiptRule InvalidS3ConfigurationException 400: Could not write to bucket: inbox',
      'CreateReceiptRule InvalidSnsTopicException 400',
      'CreateReceiptRule InvalidLambdaFunctionException 400',
    ],
    RESOURCE_LIMIT: ['CreateReceiptRuleSet LimitExceededException 400'],
    ACCESS_DENIED: [
      'SendEmail AccessDenied 403: User is not authorized to perform ses:SendEmail',
      'GetSendQuota AccessDeniedException 403',
    ],
  });
});
