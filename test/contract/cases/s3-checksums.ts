import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import type { ContractCase } from '../contract-case.ts';
import type { Shape } from '../mismatch.ts';
import { head, put } from '../objects.ts';
import type { Scene } from '../subject.ts';

/** The checksums of another body, by algorithm. */
const WRONG_CHECKSUMS: Readonly<Record<string, Partial<PutObjectCommandInput>>> = {
  CRC32: { ChecksumCRC32: 'AAAAAA==' },
  CRC32C: { ChecksumCRC32C: 'AAAAAA==' },
  CRC64NVME: { ChecksumCRC64NVME: 'AAAAAAAAAAA=' },
  SHA1: { ChecksumSHA1: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
  SHA256: { ChecksumSHA256: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
  MD5: { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' },
};

/** The checksums of `123456789`, the text for which catalogues of checksums give a value. */
const CHECKSUMS: Readonly<Record<string, Shape>> = {
  CRC32: 'y/Q5Jg==',
  CRC32C: '4waSgw==',
  CRC64NVME: 'rosUhgp5mIg=',
  SHA1: '98O8HYCOBHMq32eZZczDTKeuNEE=',
  SHA256: 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=',
};

/** PutObject and HeadObject with checksums. */
export const S3_CHECKSUM_CASES: readonly ContractCase[] = [
  ...Object.entries(WRONG_CHECKSUMS).map(([algorithm, checksum]) => ({
    name: `PutObject refuses a body whose ${algorithm} does not match`,
    play: (scene: Scene) => put(scene, checksum),
    expected: { error: 'BadDigest', status: 400 },
  })),
  ...Object.entries(CHECKSUMS).map(([algorithm, checksum]) => ({
    name: `HeadObject shows the ${algorithm} that came with the object`,
    play: async (scene: Scene) => {
      await put(scene, { Body: '123456789', ChecksumAlgorithm: algorithm as 'CRC32' });
      return head(scene, { ChecksumMode: 'ENABLED' });
    },
    expected: { answer: { [`Checksum${algorithm}`]: checksum } },
  })),
  {
    name: 'HeadObject shows no checksum unless asked',
    play: async (scene) => {
      await put(scene, { ChecksumAlgorithm: 'SHA256' });
      return head(scene);
    },
    expected: { answer: { ChecksumSHA256: undefined } },
  },
];
