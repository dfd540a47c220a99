import type { Config } from '../domain/config.ts';
import { allowAnySender, allowSending } from './mail-statements.ts';
import { escapePattern, toBucketArn, toPoolArn } from './place.ts';
import type { Place } from './place.ts';
import { allow } from './statement.ts';
import type { IamStatement } from './statement.ts';

type Inbox = NonNullable<Config['confirmation']['inbox']>;

/** Allows to set the inbox up and to try it out; receipt rules are no resources. */
export function toInboxStatements(config: Config, place: Place): readonly IamStatement[] {
  const { mail, confirmation } = config;
  const { inbox } = confirmation;
  if (inbox === null) return [];
  return [
    allow('Account', ['cognito-idp:DescribeUserPool'], { on: [toPoolArn(config, place)] }),
    allow('ReceiptRules', RECEIPT_RULES, { on: ['*'] }),
    allow('BucketPolicy', ['s3:GetBucketPolicy', 's3:PutBucketPolicy'], {
      on: [toBucketArn(place, inbox.bucket)],
    }),
    ...allowReading(inbox, place),
    mail === null ? allowAnySender('CheckMail', place) : allowSending('CheckMail', mail, place),
  ];
}

const RECEIPT_RULES = [
  'ses:DescribeActiveReceiptRuleSet',
  'ses:DescribeReceiptRuleSet',
  'ses:CreateReceiptRuleSet',
  'ses:CreateReceiptRule',
  'ses:SetActiveReceiptRuleSet',
  'ses:GetIdentityVerificationAttributes',
];

/** Allows to read the mail that comes in. */
export function allowReading(inbox: Inbox, place: Place): readonly IamStatement[] {
  return [
    allow('InboxList', ['s3:ListBucket'], {
      on: [toBucketArn(place, inbox.bucket)],
      ...(inbox.prefix !== '' && { where: { StringEquals: { 's3:prefix': inbox.prefix } } }),
    }),
    allow('Inbox', ['s3:GetObject'], { on: [toPrefixArn(inbox.bucket, inbox.prefix, place)] }),
  ];
}

/** Allows to move away what was read: S3 has no move, so it is copied and deleted. */
export function allowMoving(
  { bucket, prefix, moveTo }: Inbox,
  place: Place,
): readonly IamStatement[] {
  if (moveTo === null) return [];
  return [
    allow('InboxCopy', ['s3:PutObject'], { on: [toPrefixArn(bucket, moveTo, place)] }),
    allow('InboxRemoval', ['s3:DeleteObject'], { on: [toPrefixArn(bucket, prefix, place)] }),
  ];
}

function toPrefixArn(bucket: string, prefix: string, place: Place): string {
  return toBucketArn(place, bucket, `${escapePattern(prefix)}*`);
}
