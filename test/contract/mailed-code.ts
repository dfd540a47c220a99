import { setTimeout as wait } from 'node:timers/promises';
import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { _Object, S3Client } from '@aws-sdk/client-s3';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';

/** Where SES stores mail that comes in. */
interface InboxAddress {
  readonly bucket: string;
  readonly prefix: string;
}

/** Which mail is looked for, and where. */
interface Wanted {
  readonly s3: S3Client;
  readonly inbox: InboxAddress;
  readonly address: string;
  /** A code that came before and is not the one. */
  readonly known?: string | undefined;
}

const LOOKS = 30;
const BETWEEN_LOOKS_MS = 2000;

/**
 * Waits for a mail to an address, as long as mail takes, and reads the newest code. Of two mails within a second nobody
 * can tell the newer, since S3 tells full seconds: where one is known already, the other is meant.
 *
 * @throws Where none has come after a minute
 */
export async function readMailedCode(wanted: Wanted): Promise<string> {
  for (let look = 0; look < LOOKS; look += 1) {
    const code = await findCode(wanted);
    if (code !== undefined) return code;
    await wait(BETWEEN_LOOKS_MS);
  }
  throw new Error('Expected a mail with a code within a minute');
}

/** The keys of the inbox have no order, so that every mail is looked at. */
async function findCode({ s3, inbox, address, known }: Wanted): Promise<string | undefined> {
  const { bucket: Bucket, prefix: Prefix } = inbox;
  const stored: _Object[] = [];
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix })) {
    stored.push(...(page.Contents ?? []));
  }
  for (const { Key } of stored.toSorted((a, b) => toTime(b) - toTime(a))) {
    const object = await s3.send(new GetObjectCommand({ Bucket, Key }));
    const mail = await PostalMime.parse((await object.Body?.transformToString()) ?? '');
    const code = toCode(mail, address);
    if (code !== undefined && code !== known) return code;
  }
  return undefined;
}

function toTime({ LastModified }: _Object): number {
  return LastModified?.getTime() ?? 0;
}

function toCode({ to = [], text, html }: Email, address: string): string | undefined {
  if (!to.some((one) => one.address === address)) return undefined;
  return /\b\d{6}\b/.exec(text ?? html ?? '')?.[0];
}
