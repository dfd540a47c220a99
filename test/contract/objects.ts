import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type {
  DeleteObjectCommandInput,
  DeleteObjectCommandOutput,
  HeadObjectCommandInput,
  HeadObjectCommandOutput,
  PutObjectCommandInput,
  PutObjectCommandOutput,
} from '@aws-sdk/client-s3';
import type { Scene } from './subject.ts';

export function put(
  { s3, bucket: Bucket, key: Key }: Scene,
  more: Partial<PutObjectCommandInput> = {},
): Promise<PutObjectCommandOutput> {
  return s3.send(new PutObjectCommand({ Bucket, Key, Body: 'body', ...more }));
}

export function head(
  { s3, bucket: Bucket, key: Key }: Scene,
  more: Partial<HeadObjectCommandInput> = {},
): Promise<HeadObjectCommandOutput> {
  return s3.send(new HeadObjectCommand({ Bucket, Key, ...more }));
}

export async function read({ s3, bucket: Bucket, key: Key }: Scene): Promise<{
  readonly text: string | undefined;
  readonly TagCount: number | undefined;
}> {
  const { Body, TagCount } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return { text: await Body?.transformToString(), TagCount };
}

export function remove(
  { s3, bucket: Bucket, key: Key }: Scene,
  more: Partial<DeleteObjectCommandInput> = {},
): Promise<DeleteObjectCommandOutput> {
  return s3.send(new DeleteObjectCommand({ Bucket, Key, ...more }));
}
