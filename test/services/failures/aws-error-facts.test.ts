import { describe, expect, it } from 'vitest';
import { readErrorFacts, unfoldError } from '../../../src/services/failures/aws-error-facts.ts';
import { createAnswer, createError } from './aws-answer.ts';

describe('what is read of an error', () => {
  it.each([
    [
      createAnswer('Throttling', 'slower', { status: 429 }),
      { names: ['Throttling'], text: 'slower', status: 429 },
    ],
    [
      createError('TimeoutError', 'read ECONNRESET', 'ECONNRESET'),
      { names: ['ECONNRESET', 'TimeoutError'], text: 'read ECONNRESET', status: undefined },
    ],
    [
      createAnswer('Unknown', 'UnknownError', { status: 403 }),
      { names: ['Unknown'], text: '', status: 403 },
    ],
    [
      createError('Error', 'aborted\n  Deserialization error: to see the raw response, inspect it'),
      { names: ['Error'], text: 'aborted', status: undefined },
    ],
    ['boom', { names: [], text: 'boom', status: undefined }],
    [undefined, { names: [], text: 'undefined', status: undefined }],
    [null, { names: [], text: '', status: undefined }],
    [7n, { names: [], text: '7n', status: undefined }],
    [
      { name: 7, message: {}, $metadata: { httpStatusCode: '429' } },
      { names: [], text: '', status: undefined },
    ],
  ])('%o is its names, its text and its status', (error, facts) => {
    expect(readErrorFacts(error)).toEqual(facts);
  });

  it.each([
    createAnswer('SyntaxError', 'Unterminated string "eyJraWQi', { status: 200 }),
    Object.assign(createAnswer('Error', 'expected > after eyJraWQi', { status: 200 }), {
      $responseBodyText: '<a>eyJraWQi',
    }),
  ])('leaves out the text of a broken answer, since fresh tokens may stand in it', (error) => {
    expect(readErrorFacts(error).text).toBe('');
  });
});

describe('the errors inside an error', () => {
  it('come after it if they are causes and before it if they are its members', () => {
    const cause = new Error('cause');
    const wrapped = new Error('wrapped', { cause });
    const member = new Error('member');
    const aggregate = new AggregateError([member, wrapped], '');
    expect(unfoldError(aggregate)).toEqual([member, wrapped, cause, aggregate]);
  });

  it('are met once, also in a circle', () => {
    const error = new Error('circle');
    const aggregate = new AggregateError([error, error]);
    error.cause = aggregate;
    expect(unfoldError(error)).toEqual([error, aggregate]);
  });

  it('are no more than 16, also in an endless chain', () => {
    const create = (): object => new Proxy({}, { get: () => create() });
    expect(unfoldError(create())).toHaveLength(16);
  });
});
