import type { MxRecord } from '../domain/inbox.ts';
import { toDomain } from './recipients.ts';

/** Where SES receives mail: https://docs.aws.amazon.com/general/latest/gr/ses.html#ses_inbound_endpoints */
const RECEIVING_REGIONS = [
  'af-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-south-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

/** AWS's own example has this priority; any will do for the only record of a domain. */
const PRIORITY = 10;

/** Tells whether SES is known to receive mail in a Region. */
export function isReceivingRegion(region: string): boolean {
  return RECEIVING_REGIONS.includes(region);
}

/** The records that lead mail for recipients to SES, one a domain. */
export function toMxRecords(recipients: readonly string[], region: string): readonly MxRecord[] {
  const domains = new Set(recipients.map(toDomain));
  return [...domains].map((domain) => ({
    name: domain.startsWith('.') ? `*${domain}` : domain,
    type: 'MX',
    priority: PRIORITY,
    value: `inbound-smtp.${region}.amazonaws.com`,
  }));
}
