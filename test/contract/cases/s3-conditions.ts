import type { ContractCase } from '../contract-case.ts';
import { put, read, remove } from '../objects.ts';

/** PutObject with `IfNoneMatch`. */
export const S3_CONDITION_CASES: readonly ContractCase[] = [
  {
    name: 'PutObject writes where only a new object is wanted and there is none',
    play: (scene) => put(scene, { IfNoneMatch: '*' }),
    expected: { answer: { ETag: '"841a2d689ad86bd1611447453c22c6fc"' } },
  },
  {
    name: 'PutObject refuses to overwrite where only a new object is wanted',
    play: async (scene) => {
      await put(scene);
      return put(scene, { IfNoneMatch: '*', Body: 'second' });
    },
    expected: { error: 'PreconditionFailed', status: 412 },
  },
  {
    name: 'PutObject leaves the first object as it was after a failed condition',
    play: async (scene) => {
      await put(scene);
      await put(scene, { IfNoneMatch: '*', Body: 'second' }).catch(() => undefined);
      return read(scene);
    },
    expected: { answer: { text: 'body' } },
  },
  {
    name: 'PutObject writes where the object was deleted',
    play: async (scene) => {
      await put(scene);
      await remove(scene);
      return put(scene, { IfNoneMatch: '*' });
    },
    expected: { answer: { ETag: /./ } },
  },
  {
    name: 'PutObject overwrites without a condition',
    play: async (scene) => {
      await put(scene);
      await put(scene, { Body: 'second' });
      return read(scene);
    },
    expected: { answer: { text: 'second' } },
  },
];
