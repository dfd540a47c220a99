import { createHash } from 'node:crypto';
import { formatInboundMail } from './inbound-mail.ts';
import type { Mail } from './mail.ts';
import type { Bucket } from './s3/bucket.ts';
import { createLowerCaseId } from './target.ts';

// SES's ids of incoming mail are 40 letters and digits without any order.
const ID_LENGTH = 40;
const SETUP_NOTIFICATION = 'AMAZON_SES_SETUP_NOTIFICATION';
const SETUP_TEXT =
  'You received this message because you have set up Amazon SES to deliver emails to this S3 bucket.';

/** Where mail that comes in is stored. */
export interface InboxPlace {
  readonly bucket: Bucket;
  readonly prefix: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Stores a mail as SES does, under a key that nothing but the listing tells: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-s3.html */
export function storeMail(mail: Mail, place: InboxPlace): void {
  store(createLowerCaseId(ID_LENGTH), mail, place);
}

/** Stores the test object that SES writes when a rule is made. */
export function storeSetupNotification(place: InboxPlace): void {
  const mail = {
    messageId: `setup@${place.region}.amazonses.com`,
    from: { name: 'Amazon Web Services', address: 'no-reply-aws@amazon.com' },
    to: { address: 'recipient@example.com' },
    subject: 'Amazon SES Setup Notification',
    text: SETUP_TEXT,
    html: SETUP_TEXT,
    sentAtMs: place.now(),
  };
  store(SETUP_NOTIFICATION, mail, place);
}

function store(id: string, mail: Mail, { bucket, prefix, region, now }: InboxPlace): void {
  const receivedAtMs = now();
  const body = formatInboundMail(mail, { id, region, receivedAtMs });
  bucket.put(`${prefix}${id}`, {
    body,
    etag: `"${createHash('md5').update(body).digest('hex')}"`,
    contentType: 'binary/octet-stream',
    metadata: {},
    checksums: {},
    tags: {},
    encryption: {},
    modifiedAtMs: receivedAtMs,
    writer: 'ses',
  });
}
