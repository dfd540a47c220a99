import { GetObjectTaggingCommand } from '@aws-sdk/client-s3';
import type { ContractCase } from '../contract-case.ts';
import { put, read } from '../objects.ts';
import type { Scene } from '../subject.ts';

const readTags = ({ s3, bucket: Bucket, key: Key }: Scene) =>
  s3.send(new GetObjectTaggingCommand({ Bucket, Key }));

/** PutObject with tags. */
export const S3_TAG_CASES: readonly ContractCase[] = [
  {
    name: 'GetObjectTagging shows the tags that came with the object',
    play: async (scene) => {
      await put(scene, { Tagging: 'team=a+b&path=a%2Fb' });
      return readTags(scene);
    },
    expected: { answer: { TagSet: { length: 2 } } },
  },
  {
    name: 'GetObject counts the tags',
    play: async (scene) => {
      await put(scene, { Tagging: 'team=a+b&path=a%2Fb' });
      return read(scene);
    },
    expected: { answer: { TagCount: 2 } },
  },
  {
    name: 'GetObjectTagging knows no other key',
    play: readTags,
    expected: { error: 'NoSuchKey', status: 404 },
  },
  {
    name: 'PutObject refuses a tag with a character that is not allowed',
    play: (scene) => put(scene, { Tagging: 'team=%2A%3F' }),
    expected: { error: 'InvalidTag', status: 400 },
  },
  {
    name: 'PutObject refuses a tag twice',
    play: (scene) => put(scene, { Tagging: 'team=a&team=b' }),
    expected: { error: 'InvalidArgument', status: 400 },
  },
];
