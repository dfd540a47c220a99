import { expect, it } from 'vitest';
import { toDeviation, toLacks } from './contract-case.ts';
import type { ContractCase } from './contract-case.ts';
import { createSubject } from './plain-subject.ts';
import { toScene } from './subject.ts';

const SCENE = toScene({ ...createSubject({}), userPoolId: 'eu-west-1_Pool' }, '1');

const judge = (expected: ContractCase['expected'], outcome: unknown) => {
  const play = () =>
    outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
  return toDeviation({ name: 'a case', play, expected }, SCENE);
};

const refusal = (status = 400) =>
  Object.assign(new Error('No eu-west-1_Pool\nAdvice'), {
    name: 'NotFound',
    $metadata: { httpStatusCode: status },
  });

it.each([
  [{ answer: { a: 1 } }, { a: 1, b: 2 }],
  [{ error: 'NotFound' }, refusal()],
  [{ error: 'NotFound', text: /^No / }, refusal()],
  [{ error: 'NotFound', status: 404 }, refusal(404)],
])('takes what was expected: %j', async (expected, outcome) => {
  expect(await judge(expected, outcome)).toBeUndefined();
});

it.each([
  [{ answer: { a: 1 } }, { a: 2 }, 'answer.a = 2'],
  [{ answer: {} }, refusal(), 'NotFound: No <userPoolId>'],
  [{ error: 'Other' }, refusal(), 'NotFound: No <userPoolId>'],
  [{ error: 'NotFound', text: /^Not/ }, refusal(), 'NotFound: No <userPoolId>'],
  [{ error: 'NotFound', status: 404 }, refusal(400), 'NotFound: No <userPoolId> (400)'],
  [{ error: 'NotFound' }, {}, 'an answer'],
])('tells what came in place of %j', async (expected, outcome, deviation) => {
  expect(await judge(expected, outcome)).toBe(deviation);
});

it('leaves out ids that change from run to run', async () => {
  const answer = { id: '01234567-89ab-4cde-8f01-23456789abcd' };
  expect(await judge({ answer: { id: 1 } }, answer)).toBe('answer.id = "<uuid>"');
});

it('tells what a subject lacks for a case', () => {
  const one: ContractCase = {
    name: 'a case',
    needs: ['mail', 'clock'],
    play: () => Promise.resolve(),
    expected: { answer: {} },
  };
  expect(toLacks(one, { lacks: ['clock', 'caps'] })).toEqual(['clock']);
});
