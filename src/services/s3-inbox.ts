import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import type { S3Client, _Object } from '@aws-sdk/client-s3';
import type { Config } from '../domain/config.ts';
import type { CallOptions } from './call-options.ts';
import { readConfirmationMail } from './confirmation-mail.ts';
import type { Wanted } from './confirmation-mail.ts';
import type { Gate } from './gate.ts';
import type { Inbox, InboxEntry } from './inbox.ts';

interface S3InboxOptions {
  readonly client: S3Client;
  readonly gate: Gate;
  readonly inbox: NonNullable<Config['confirmation']['inbox']>;
  readonly by: Wanted['by'];
}

/** SES writes this object once when the receipt rule is made. */
const SETUP_NOTIFICATION = 'AMAZON_SES_SETUP_NOTIFICATION';

/** Makes the inbox of a configuration: the prefix of a bucket where SES stores incoming mail. */
export function createS3Inbox({ client, gate, inbox, by }: S3InboxOptions): Inbox {
  const { bucket: Bucket, prefix: Prefix, senders, moveTo } = inbox;

  return {
    async *list(signal) {
      let ContinuationToken: string | undefined;
      do {
        const command = new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken });
        const page = await gate({
          operation: 'ListObjectsV2',
          send: (abortSignal) => client.send(command, { abortSignal }),
          options: toOptions(signal),
        });
        yield toEntries(page.Contents);
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
    },

    async read(Key, signal) {
      const raw = await readRaw({ client, gate, bucket: Bucket }, Key, signal);
      return readConfirmationMail(raw, { senders, by });
    },

    moveAway: moveTo === null ? null : createMove({ client, gate, inbox }, moveTo),
  };
}

/** Reads a mail as it is stored. */
export function readRaw(
  { client, gate, bucket: Bucket }: Pick<S3InboxOptions, 'client' | 'gate'> & { bucket: string },
  Key: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  return gate({
    operation: 'GetObject',
    send: async (abortSignal) => {
      const command = new GetObjectCommand({ Bucket, Key });
      const { Body } = await client.send(command, { abortSignal });
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },
    options: toOptions(signal),
  });
}

/** S3 has no move: a mail that was copied and not deleted is read once all the same. */
function createMove(
  { client, gate, inbox: { bucket: Bucket, prefix } }: Omit<S3InboxOptions, 'by'>,
  moveTo: string,
): NonNullable<Inbox['moveAway']> {
  return async (Key, signal) => {
    const copy = new CopyObjectCommand({
      Bucket,
      Key: `${moveTo}${Key.slice(prefix.length)}`,
      CopySource: `${Bucket}/${Key.split('/').map(encodeURIComponent).join('/')}`,
    });
    const remove = new DeleteObjectCommand({ Bucket, Key });
    const options = toOptions(signal);
    await gate({
      operation: 'CopyObject',
      send: (abortSignal) => client.send(copy, { abortSignal }),
      options,
    });
    await gate({
      operation: 'DeleteObject',
      send: (abortSignal) => client.send(remove, { abortSignal }),
      options,
    });
  };
}

function toOptions(signal: AbortSignal): CallOptions {
  return { signal, begun: true };
}

function toEntries(objects: readonly _Object[] = []): readonly InboxEntry[] {
  return objects
    .filter(({ Key }) => Key !== undefined && !Key.endsWith(SETUP_NOTIFICATION))
    .map(({ Key = '', LastModified }) => ({ id: Key, receivedAt: LastModified?.getTime() ?? 0 }));
}
