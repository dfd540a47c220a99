import { createAwsError, createExpiredToken } from './aws-error.ts';
import type { Books, WorldObject } from './books.ts';
import type { IdentityWorld } from './identity-pool.ts';
import type { Operation } from './pool-sign-ups.ts';
import { text } from './request.ts';

/** Keys a page: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
const PAGE = 1000;

export const BUCKET_OPERATIONS: Readonly<Record<string, Operation<IdentityWorld>>> = {
  PutObject(input, { books, mint }) {
    const key = text(input, 'Key');
    if (input['IfNoneMatch'] === '*' && books.objects.has(key)) {
      const message = 'At least one of the pre-conditions you specified did not hold';
      throw createAwsError('PreconditionFailed', message, 412);
    }
    const object: WorldObject = {
      key,
      body: text(input, 'Body'),
      metadata: input['Metadata'] as Readonly<Record<string, string>>,
      checksum: text(input, 'ChecksumSHA256'),
      etag: `"${mint('etag')}"`,
    };
    books.objects.set(key, object);
    return { ETag: object.etag };
  },

  HeadObject(input, { books }) {
    const object = books.objects.get(text(input, 'Key'));
    if (object === undefined) throw createAwsError('NotFound', 'UnknownError', 404);
    const { etag, checksum, metadata } = object;
    return { ETag: etag, ChecksumSHA256: checksum, Metadata: metadata };
  },

  ListObjectsV2(input, { books }) {
    const start = Number(text(input, 'ContinuationToken') || 0);
    const next = start + PAGE;
    const Contents = books.inbox
      .slice(start, next)
      .map(({ id, storedAt }) => ({ Key: id, LastModified: new Date(storedAt) }));
    return { Contents, ...(next < books.inbox.length && { NextContinuationToken: `${next}` }) };
  },

  GetObject: (input, { books }) => ({ Body: toBody(books, text(input, 'Key')) }),
};

function toBody({ inbox }: Books, key: string) {
  const letter = inbox.find(({ id }) => id === key);
  if (letter === undefined) throw createAwsError('NoSuchKey', 'Does not exist', 404);
  return { transformToByteArray: async () => new TextEncoder().encode(letter.raw) };
}

/** A user's own credentials expire, and open nothing but the prefix of that user's identity. */
export function assertOwnPrefix(
  { sessions, now }: IdentityWorld,
  { sessionToken, key }: { readonly sessionToken: string; readonly key: string },
): void {
  const session = sessions.get(sessionToken);
  if (session === undefined || now() >= session.expiresAt) throw createExpiredToken();
  if (key.includes(`/${session.identityId}/`)) return;
  throw createAwsError('AccessDenied', 'Access Denied', 403);
}
