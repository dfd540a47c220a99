import { ADMIN_CASES } from './cases/admin.ts';
import { CONFIRMATION_CASES } from './cases/confirmation.ts';
import { CREATION_CASES } from './cases/creation.ts';
import { IDENTITY_CASES } from './cases/identity.ts';
import { LINK_CASES } from './cases/links.ts';
import { OTHER_SIGN_IN_CASES } from './cases/other-sign-ins.ts';
import { PASSWORD_CASES } from './cases/passwords.ts';
import { POOL_AND_GROUP_CASES } from './cases/pool.ts';
import { RECEIPT_RULE_CASES } from './cases/receipt-rules.ts';
import { S3_CHECKSUM_CASES } from './cases/s3-checksums.ts';
import { S3_CONDITION_CASES } from './cases/s3-conditions.ts';
import { S3_OBJECT_CASES } from './cases/s3-objects.ts';
import { S3_POLICY_CASES } from './cases/s3-policies.ts';
import { S3_TAG_CASES } from './cases/s3-tags.ts';
import { SES_CASES } from './cases/ses.ts';
import { SIGN_IN_CASES } from './cases/sign-in.ts';
import { SIGN_UP_CASES } from './cases/sign-up.ts';

/** What AWS answers, by service: the table that the local AWS, other implementations and a real account are held against. */
export const CONTRACT = {
  cognito: [
    ...SIGN_UP_CASES,
    ...CONFIRMATION_CASES,
    ...LINK_CASES,
    ...ADMIN_CASES,
    ...CREATION_CASES,
    ...PASSWORD_CASES,
    ...POOL_AND_GROUP_CASES,
    ...SIGN_IN_CASES,
    ...OTHER_SIGN_IN_CASES,
  ],
  identity: IDENTITY_CASES,
  s3: [
    ...S3_CONDITION_CASES,
    ...S3_CHECKSUM_CASES,
    ...S3_TAG_CASES,
    ...S3_OBJECT_CASES,
    ...S3_POLICY_CASES,
  ],
  ses: [...SES_CASES, ...RECEIPT_RULE_CASES],
} as const;
