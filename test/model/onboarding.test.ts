import { createTestModel } from '@xstate/test';
import { describe, expect, it } from 'vitest';
import type { AnyMachineSnapshot } from 'xstate';
import type { CallName } from '../../src/machines/calls.ts';
import { drive } from '../machines/drive.ts';
import type { DrivenRow } from '../machines/drive.ts';
import { HAPPY, OUR_USER, STRANGER } from '../machines/world.ts';
import { specification } from './specification.ts';
import type { WorldEvent } from './specification.ts';

/** What each event of the specification means to the production chart. */
const WORLD: { readonly [Type in WorldEvent]: (row: DrivenRow) => DrivenRow } = {
  ok: (row) => row.succeed(callOf(row)),
  refused: (row) => row.fail(callOf(row), 'UNEXPECTED'),
  throttled: (row) => row.fail(callOf(row), 'THROTTLED'),
  lost: (row) => row.fail(callOf(row), 'CONNECTION_LOST'),
  batchFailure: (row) => row.fail(callOf(row), 'CREDENTIALS_EXPIRED'),
  crashed: (row) => row.tell('resume'),
  resumed: (row) => row.tell('resume'),
  waited: (row) => row.wait('backoff'),

  confirmedAtOnce: (row) => row.answer('signUp', { ...HAPPY.signUp, confirmed: true }),
  sendsNoCode: (row) => row.answer('signUp', { ...HAPPY.signUp, codeSent: false }),
  nameTaken: (row) => row.fail('signUp', 'USER_EXISTS'),
  foundOurs: (row) => row.answer('findUser', OUR_USER),
  foundOursConfirmed: (row) => row.answer('findUser', { ...OUR_USER, status: 'CONFIRMED' }),
  foundStranger: (row) => row.answer('findUser', STRANGER),
  foundNobody: (row) => row.answer('findUser', { exists: false }),

  codeArrived: (row) => row.tell('code.received'),
  codeWrong: (row) => row.fail('confirmSignUp', 'CODE_MISMATCH'),
  codeExpired: (row) => row.fail('confirmSignUp', 'CODE_EXPIRED'),
  resendDue: (row) => row.wait('resendDelay'),
  deadlinePassed: (row) => row.wait('confirmationTimeout'),

  challenged: (row) => row.answer('authenticate', { challenge: 'SMS_MFA' }),
  tokenExpired: (row) => row.fail('readUser', 'TOKEN_EXPIRED'),
  anotherSignedIn: (row) => row.answer('readUser', { sub: STRANGER.sub }),
  objectThere: (row) => row.fail('storeObject', 'OBJECT_EXISTS'),
  objectTheirs: (row) =>
    row.answer('checkObject', { ...THEIR_OBJECT, ours: false, ofAnotherRow: false }),
};

const THEIR_OBJECT = { bucket: 'profiles', key: 'users/sub-of-ada/profile.json', etag: '"2"' };

const POLICY = { maxResends: 1, retry: { maxAttempts: 2, baseDelayMs: 200, maxDelayMs: 1000 } };

function callOf({ life }: DrivenRow): CallName {
  return (life.call?.src ?? 'none') as CallName;
}

function lifecycleOf({ value }: AnyMachineSnapshot): string | undefined {
  return typeof value === 'string' ? value : Object.keys(value)[0];
}

const model = createTestModel(specification);
const paths = model.getShortestPaths();

function formatTransition({ value }: AnyMachineSnapshot, type: string): string {
  return `${JSON.stringify(value)} ${type}`;
}

describe('the chart does what the specification says', () => {
  it('along paths that take every transition of it', () => {
    const transitions = model
      .getAdjacencyList()
      .map(({ state, event }) => formatTransition(state, event.type));
    const taken = paths.flatMap(({ steps }) =>
      steps.flatMap(({ event }, index) => {
        const before = steps[index - 1];
        return before === undefined ? [] : [formatTransition(before.state, event.type)];
      }),
    );
    expect(new Set(taken)).toEqual(new Set(transitions));
    expect(new Set(taken).size).toBeGreaterThan(200);
    expect(paths.length).toBeGreaterThan(150);
  });

  it.each(paths.map((path) => [path.description, path] as const))('%s', (_, path) => {
    const row = drive({ policy: POLICY });
    const { state } = path.testSync({
      events: Object.fromEntries(
        Object.entries(WORLD).map(([type, act]) => [type, () => void act(row)]),
      ),
      states: {
        '*': (expected) => {
          expect(row.lifecycle).toBe(lifecycleOf(expected));
          expect(row.life.call?.src).toBe([...expected.tags][0]);
        },
      },
    });
    expect(state.error).toBeNull();
  });
});
