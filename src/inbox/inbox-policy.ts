import { z } from 'zod';
import type { InboxPlace, PolicyDocument } from '../domain/inbox.ts';
import type { Account } from '../services/account.ts';
import { toShortHash } from './short-hash.ts';

/** Which rule is to write. */
export interface RuleAddress {
  readonly account: Account;
  readonly region: string;
  readonly ruleSet: string;
  readonly rule: string;
}

const VERSION = '2012-10-17';

/** What IAM takes a policy for that names no version: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
const OLD_VERSION = '2008-10-17';

/** As far as it must be known to add to it; the rest is kept as it is. */
const document = z.looseObject({
  Version: z.string().default(OLD_VERSION),
  Statement: z.union([z.array(z.looseObject({})), z.looseObject({}).transform((one) => [one])]),
});

/**
 * Makes the policy that lets SES store mail in an inbox, by this one rule of this account:
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-permissions.html
 */
export function createInboxPolicy(place: InboxPlace, address: RuleAddress): PolicyDocument {
  const { account, region, ruleSet, rule } = address;
  const { partition, id } = account;
  const source = `arn:${partition}:ses:${region}:${id}:receipt-rule-set/${ruleSet}:receipt-rule/${rule}`;
  const statement = {
    // Another Region, account or rule set may store mail in the same place.
    Sid: `CognitoOnboardInbox${toShortHash(`${source} ${place.bucket}/${place.prefix}`)}`,
    Effect: 'Allow',
    Principal: { Service: 'ses.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `arn:${partition}:s3:::${place.bucket}/${place.prefix}*`,
    Condition: { StringEquals: { 'AWS:SourceAccount': id, 'AWS:SourceArn': source } },
  };
  return { Version: VERSION, Statement: [statement] };
}

/**
 * Adds the statements of a policy to those of another; of two under one `Sid` the added one counts, and every other stays.
 *
 * @param current - The policy of the bucket in JSON, `null` where it has none
 * @returns The policy that the bucket is to have
 */
export function mergePolicy(current: string | null, added: PolicyDocument): PolicyDocument {
  if (current === null) return added;
  const { Statement, ...others } = document.parse(JSON.parse(current));
  const sids = added.Statement.map(toSid);
  const kept = Statement.filter((one) => !sids.includes(toSid(one)));
  return { ...others, Statement: [...kept, ...added.Statement] };
}

function toSid(statement: object): unknown {
  return Object.getOwnPropertyDescriptor(statement, 'Sid')?.value;
}
