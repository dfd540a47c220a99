import { createHash } from 'node:crypto';
import { formatInboundMail } from './inbound-mail.ts';
import type { Mail } from './mail.ts';
import type { Bucket } from './s3/bucket.ts';
import { createLowerCaseId } from './target.ts';
import type { Target } from './target.ts';

// SES's ids of incoming mail are 40 letters and digits without any order.
const ID_LENGTH = 40;
const SETUP_NOTIFICATION = 'AMAZON_SES_SETUP_NOTIFICATION';

/** The bucket in which SES stores the mail that comes in for every address: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-s3.html */
export class Inbox {
  readonly #bucket: Bucket;
  readonly #target: Target;
  readonly #now: () => number;

  /** Opens the inbox with the test object that SES writes when a rule is made. */
  constructor(bucket: Bucket, target: Target, now: () => number) {
    this.#bucket = bucket;
    this.#target = target;
    this.#now = now;
    this.#receive(SETUP_NOTIFICATION, {
      messageId: `setup@${target.region}.amazonses.com`,
      from: { name: 'Amazon Web Services', address: 'no-reply-aws@amazon.com' },
      to: { address: 'recipient@example.com' },
      subject: 'Amazon SES Setup Notification',
      text: 'You received this message because you have set up Amazon SES to deliver emails to this S3 bucket.',
      html: 'You received this message because you have set up Amazon SES to deliver emails to this S3 bucket.',
      sentAtMs: now(),
    });
  }

  /** Takes a mail in, under a key that nothing but the listing tells. */
  receive(mail: Mail): void {
    this.#receive(createLowerCaseId(ID_LENGTH), mail);
  }

  #receive(id: string, mail: Mail): void {
    const receivedAtMs = this.#now();
    const body = formatInboundMail(mail, { id, region: this.#target.region, receivedAtMs });
    this.#bucket.put(`${this.#target.inboxPrefix}${id}`, {
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
}
