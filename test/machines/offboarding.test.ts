import { fromPromise, createActor, toPromise } from 'xstate';
import { describe, expect, it } from 'vitest';
import { createFailure } from '../../src/domain/failure.ts';
import type { FailureCode } from '../../src/domain/failure.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import type {
  OffboardingCallName,
  OffboardingCalls,
} from '../../src/machines/offboarding-calls.ts';
import { offboardingMachine } from '../../src/machines/offboarding.ts';
import type { OffboardingInput } from '../../src/machines/offboarding.ts';
import { HOUR_MS, OUR_USER, STARTED_AT, STRANGER } from './world.ts';

const OBJECT = { bucket: 'profiles', key: 'users/sub-of-ada/profile.json', etag: '"1"' };

const OURS = { exists: true, object: OBJECT, ours: true };
const NOT_OURS = { ...OURS, ours: false };
const ABSENT = { exists: false };

const ROW: OffboardingInput = {
  batch: 'spring',
  username: 'ada',
  attributes: {},
  startedAt: STARTED_AT,
  identityId: null,
  sub: OUR_USER.sub,
  ownership: 'ours',
  answerLost: false,
  evidence: 'answer',
  mayHaveObject: true,
  storedObject: { ...OBJECT, isWritten: true },
  isDryRun: false,
  retry: { maxAttempts: 3, baseDelayMs: 0, maxDelayMs: 0 },
};

/** What a service answers to one call after another; the last answer stays. */
type Script = Partial<Record<OffboardingCallName, readonly unknown[]>>;

const refuse = (code: FailureCode) => new ServiceError(createFailure(code, 'as scripted'));

const WELL: Script = {
  findObject: [OURS],
  deleteObject: [null],
  findUser: [OUR_USER],
  deleteUser: [null],
};

/** Runs a row to its end and tells the calls that it made. */
async function offboard(input: Partial<OffboardingInput>, script: Script = {}) {
  const calls: string[] = [];
  const asked: Partial<Record<string, number>> = {};
  const toActor = <Name extends OffboardingCallName>(name: Name) =>
    fromPromise<OffboardingCalls[Name]['output'], OffboardingCalls[Name]['input']>(
      async ({ input: given }) => {
        calls.push(name === 'deleteUser' ? `deleteUser ${JSON.stringify(given)}` : name);
        const answers = script[name] ?? WELL[name] ?? [];
        const index = Math.min(asked[name] ?? 0, answers.length - 1);
        asked[name] = index + 1;
        const answer = answers[index];
        if (answer instanceof Error) throw answer;
        return answer as OffboardingCalls[Name]['output'];
      },
    );
  const machine = offboardingMachine.provide({
    actors: {
      findObject: toActor('findObject'),
      deleteObject: toActor('deleteObject'),
      findUser: toActor('findUser'),
      deleteUser: toActor('deleteUser'),
    },
  });
  const actor = createActor(machine, { input: { ...ROW, ...input } });
  const ended = toPromise(actor);
  actor.start();
  await ended;
  const { value, context } = actor.getSnapshot();
  const { user, object, failure } = context;
  return { end: value, user, object, failure: failure?.code, calls };
}

const DELETE_ADA = 'deleteUser {"username":"ada"}';

describe('a row that is offboarded', () => {
  it('loses the object and then the user, each looked at just before', async () => {
    expect(await offboard({})).toEqual({
      end: 'offboarded',
      object: 'deleted',
      user: 'deleted',
      failure: undefined,
      calls: ['findObject', 'deleteObject', 'findUser', DELETE_ADA],
    });
  });

  it('deletes the user by the name that the pool itself gave', async () => {
    const { calls } = await offboard({}, { findUser: [{ ...OUR_USER, username: 'a-sub' }] });
    expect(calls.at(-1)).toBe('deleteUser {"username":"a-sub"}');
  });

  it('is found by the `sub` where the name has become another one', async () => {
    const renamed = { ...OUR_USER, username: 'a-sub' };
    const { user, calls } = await offboard({}, { findUser: [ABSENT, renamed] });
    expect(user).toBe('deleted');
    expect(calls.slice(2)).toEqual(['findUser', 'findUser', 'deleteUser {"username":"a-sub"}']);
  });

  it.each([
    [-HOUR_MS, 'kept'],
    [0, 'deleted'],
  ])(
    'whose sign-up was never answered has a user made %d ms after it began: %s',
    async (afterMs, user) => {
      const found = { ...OUR_USER, createdAt: ROW.startedAt + afterMs };
      const ended = await offboard({ evidence: 'lookup' }, { findUser: [found] });
      expect(ended).toMatchObject({ end: 'offboarded', user });
    },
  );

  it('asks for no object where the row never came to write one', async () => {
    const { object, calls } = await offboard({ mayHaveObject: false, storedObject: null });
    expect(object).toBe('none');
    expect(calls[0]).toBe('findUser');
  });

  it('looks for an object that nobody knows of, since the answer may have been lost', async () => {
    expect(await offboard({ storedObject: null })).toMatchObject({ object: 'deleted' });
  });

  it.each([
    ['an object of others', { findObject: [NOT_OURS] }, { object: 'kept', user: 'deleted' }],
    ['an object that is gone', { findObject: [ABSENT] }, { object: 'gone', user: 'deleted' }],
    ["a stranger's user", { findUser: [STRANGER] }, { object: 'deleted', user: 'gone' }],
    ['a user who is gone', { findUser: [ABSENT] }, { object: 'deleted', user: 'gone' }],
    [
      'an object that goes away meanwhile',
      { deleteObject: [refuse('OBJECT_NOT_FOUND')] },
      { object: 'gone', user: 'deleted' },
    ],
    [
      'a user who goes away meanwhile',
      { deleteUser: [refuse('USER_NOT_FOUND')] },
      { object: 'deleted', user: 'gone' },
    ],
  ])('leaves %s alone', async (_, script, expected) => {
    expect(await offboard({}, script)).toMatchObject({ end: 'offboarded', ...expected });
  });

  it.each([
    ['adopted', { ownership: 'adopted' as const }, 'kept'],
    ['only seen to sign in', { evidence: 'signIn' as const }, 'kept'],
    ['of unproven ownership', { ownership: 'unproven' as const }, 'kept'],
    ['perhaps ours, by a lost answer', { sub: null, answerLost: true }, 'kept'],
    ['never made', { sub: null, ownership: 'none' as const }, 'none'],
  ])('never asks for a user who was %s', async (_, input, user) => {
    const ended = await offboard({ storedObject: null, ...input });
    expect(ended).toMatchObject({ end: 'offboarded', user });
    expect(ended.calls).not.toContain('findUser');
  });

  it('deletes nothing where one only looks', async () => {
    const { calls, ...ended } = await offboard({ isDryRun: true });
    expect(ended).toMatchObject({ end: 'offboarded', object: 'deleted', user: 'deleted' });
    expect(calls).toEqual(['findObject', 'findUser']);
  });

  it('looks again before it tries again', async () => {
    const script = {
      findObject: [OURS, NOT_OURS],
      deleteObject: [refuse('WRITE_CONFLICT')],
      deleteUser: [refuse('TIMED_OUT'), null],
    };
    const ended = await offboard({}, script);
    expect(ended).toMatchObject({ object: 'kept', user: 'deleted' });
    expect(ended.calls.join(', ')).toBe(
      `findObject, deleteObject, findObject, findUser, ${DELETE_ADA}, findUser, ${DELETE_ADA}`,
    );
  });

  it.each<OffboardingCallName>(['findObject', 'deleteObject', 'findUser', 'deleteUser'])(
    'fails once %s was throttled too often, or is refused',
    async (name) => {
      const throttled = await offboard({}, { [name]: [refuse('THROTTLED')] });
      expect(throttled).toMatchObject({ end: 'failed', failure: 'THROTTLED' });
      expect(throttled.calls.filter((call) => call.startsWith(name))).toHaveLength(3);

      const refused = await offboard({}, { [name]: [refuse('ACCESS_DENIED')] });
      expect(refused).toMatchObject({ end: 'failed', failure: 'ACCESS_DENIED' });
      expect(refused.calls.filter((call) => call.startsWith(name))).toHaveLength(1);
    },
  );

  it('takes what is no failure of a service for a bug', async () => {
    expect(await offboard({}, { findUser: [new Error('oops')] })).toMatchObject({
      end: 'failed',
      failure: 'UNEXPECTED',
    });
  });
});
