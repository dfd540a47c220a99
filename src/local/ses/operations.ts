import { createReceiptRuleSet } from './create-receipt-rule-set.ts';
import { createReceiptRule } from './create-receipt-rule.ts';
import { createTemplate } from './create-template.ts';
import { deleteTemplate } from './delete-template.ts';
import { describeActiveReceiptRuleSet } from './describe-active-receipt-rule-set.ts';
import { describeReceiptRuleSet } from './describe-receipt-rule-set.ts';
import { getAccountSendingEnabled } from './get-account-sending-enabled.ts';
import { getIdentityVerificationAttributes } from './get-identity-verification-attributes.ts';
import { getSendQuota } from './get-send-quota.ts';
import { getTemplate } from './get-template.ts';
import type { SesOperation } from './operation.ts';
import { sendEmail } from './send-email.ts';
import { sendTemplatedEmail } from './send-templated-email.ts';
import { setActiveReceiptRuleSet } from './set-active-receipt-rule-set.ts';
import { testRenderTemplate } from './test-render-template.ts';
import { updateTemplate } from './update-template.ts';

/** The SES operations by AWS's names; a new one is a new file and a line here. */
export const SES_OPERATIONS: Readonly<Record<string, SesOperation>> = {
  CreateReceiptRule: createReceiptRule,
  CreateReceiptRuleSet: createReceiptRuleSet,
  CreateTemplate: createTemplate,
  DeleteTemplate: deleteTemplate,
  DescribeActiveReceiptRuleSet: describeActiveReceiptRuleSet,
  DescribeReceiptRuleSet: describeReceiptRuleSet,
  GetAccountSendingEnabled: getAccountSendingEnabled,
  GetIdentityVerificationAttributes: getIdentityVerificationAttributes,
  GetSendQuota: getSendQuota,
  GetTemplate: getTemplate,
  SendEmail: sendEmail,
  SendTemplatedEmail: sendTemplatedEmail,
  SetActiveReceiptRuleSet: setActiveReceiptRuleSet,
  TestRenderTemplate: testRenderTemplate,
  UpdateTemplate: updateTemplate,
};
