import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { crc32c, crc64Nvme } from './crc.ts';
import { createS3Error } from './s3-error.ts';

/** Header values by lower-case name. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const PREFIX = 'x-amz-checksum-';
/** Headers of that prefix that carry no checksum. */
const NOT_CHECKSUMS = new Set(['mode', 'type', 'algorithm']);

const ALGORITHMS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  crc32: (body) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(body));
    return bytes;
  },
  crc32c,
  crc64nvme: crc64Nvme,
  ...Object.fromEntries(['md5', 'sha1', 'sha256', 'sha512'].map((name) => [name, toDigest(name)])),
};

/**
 * Compares a body with every digest that came with it.
 *
 * @param body - The object's bytes
 * @param headers - Headers and trailers of the request
 * @returns The checksum headers, to be stored and answered
 * @throws BadDigest; NotImplemented for an algorithm that the local AWS lacks
 */
export function assertChecksums(body: Buffer, headers: Headers): Readonly<Record<string, string>> {
  const md5 = headers['content-md5'];
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64')) {
    throw createS3Error('BadDigest');
  }
  const checksums = Object.entries(headers).flatMap(([name, value]) =>
    isChecksum(name) ? [[name, String(value)] as const] : [],
  );
  for (const [name, value] of checksums) assertChecksum(body, name, value);
  return Object.fromEntries(checksums);
}

function toDigest(algorithm: string): (body: Buffer) => Buffer {
  return (body) => createHash(algorithm).update(body).digest();
}

function isChecksum(name: string): boolean {
  return name.startsWith(PREFIX) && !NOT_CHECKSUMS.has(name.slice(PREFIX.length));
}

function assertChecksum(body: Buffer, name: string, value: string): void {
  const algorithm = name.slice(PREFIX.length);
  const compute = ALGORITHMS[algorithm];
  if (compute === undefined) throw createS3Error('NotImplemented');
  if (value === compute(body).toString('base64')) return;
  throw createS3Error(
    'BadDigest',
    `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
  );
}
