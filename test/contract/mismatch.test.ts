import { expect, it } from 'vitest';
import { findMismatch } from './mismatch.ts';

it.each([
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: 'text' }, { a: /ex/ }],
  [{}, { a: undefined }],
  [
    ['x', { a: true }],
    ['x', { a: true }],
  ],
])('finds %j to fit', (value, shape) => {
  expect(findMismatch(value, shape)).toBeUndefined();
});

it.each([
  [{ a: 1 }, { a: 2 }, 'answer.a = 1'],
  [{ a: 'text' }, { a: /x$/ }, 'answer.a = "text"'],
  [{ a: 1 }, { a: /1/ }, 'answer.a = 1'],
  [{}, { a: { b: 1 } }, 'answer.a = undefined'],
  [{ a: 1 }, { a: undefined }, 'answer.a = 1'],
  [['x', 'y'], ['x'], 'answer = ["x","y"]'],
])('finds where %j differs', (value, shape, mismatch) => {
  expect(findMismatch(value, shape)).toBe(mismatch);
});
