import type { S3Client } from '@aws-sdk/client-s3';
import type { Config } from '../domain/config.ts';
import type { Gate } from './gate.ts';
import { createS3Inbox, readRaw } from './s3-inbox.ts';
import type { StoredMails } from './stored-mails.ts';

interface S3StoredMailsOptions {
  readonly client: S3Client;
  readonly gate: Gate;
  readonly inbox: NonNullable<Config['confirmation']['inbox']>;
}

/** Makes the mails of an inbox on Amazon S3, whoever sent them. */
export function createS3StoredMails({ client, gate, inbox }: S3StoredMailsOptions): StoredMails {
  const reader = createS3Inbox({ client, gate, inbox, by: 'code' });
  const { bucket } = inbox;
  return {
    list: (signal) => reader.list(signal),
    readRaw: (id, signal) => readRaw({ client, gate, bucket }, id, signal),
  };
}
