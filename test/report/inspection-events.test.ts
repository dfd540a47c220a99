import { createInspector } from '@statelyai/inspect';
import type { StatelyInspectionEvent } from '@statelyai/inspect';
import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../src/domain/failure.ts';
import { createFailure } from '../../src/domain/failure.ts';
import type { RowResult } from '../../src/domain/outcome.ts';
import type { HistoryEntry } from '../../src/report/history-lines.ts';
import { toInspectionEvents } from '../../src/report/inspection-events.ts';

const AT = Date.UTC(2026, 0, 1);
const RESULT: RowResult = {
  batch: 'spring',
  row: 2,
  username: 'ann@example.com',
  state: 'failed',
  outcome: 'failed',
  sub: 'sub-of-ann',
  object: { bucket: 'profiles', key: 'users/sub-of-ann/profile.json', etag: '"1"' },
  mail: { status: 'sent', messageId: 'message-1' },
  attempts: { signingUp: 2 },
  failure: { code: 'PASSWORD_REFUSED', message: 'Ann chose a bad one.', retryable: false },
};

function toEntry(event: string, state: string, code?: FailureCode): HistoryEntry {
  const failure =
    code === undefined
      ? null
      : ({ ...createFailure(code, 'Ann chose a bad one.'), step: 'signingUp' } as const);
  return { at: AT, event, state, failure };
}

const HISTORY = [
  toEntry('begin', 'unregistered.signingUp.calling'),
  toEntry('signUp.failed', 'unregistered.signingUp.backingOff', 'THROTTLED'),
  toEntry('xstate.after.backoff.x', 'unregistered.signingUp.calling', 'THROTTLED'),
  toEntry('signUp.failed', 'failed', 'PASSWORD_REFUSED'),
];

const events = toInspectionEvents(RESULT, HISTORY, '{"id":"chart"}');
const snapshots = events.filter((event) => event.type === '@xstate.snapshot');

describe('the replay of a history', () => {
  it('is the actor with the chart, then the event and the snapshot of every transition', () => {
    expect(events.map(({ type }) => type)).toEqual([
      '@xstate.actor',
      ...HISTORY.flatMap(() => ['@xstate.event', '@xstate.snapshot']),
    ]);
    expect(events[0]).toEqual({
      type: '@xstate.actor',
      id: 'row-2/actor',
      name: 'spring, row 2',
      definition: '{"id":"chart"}',
      sessionId: 'row-2',
      rootId: 'row-2',
      createdAt: String(AT),
      _version: '0.7.2',
      snapshot: {
        status: 'active',
        value: { unregistered: { signingUp: 'calling' } },
        context: { step: 'signingUp', failure: null },
      },
    });
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('ends with where the row stands, and the calls that it made', () => {
    expect(snapshots.map(({ snapshot }) => snapshot)).toEqual([
      {
        status: 'active',
        value: { unregistered: { signingUp: 'calling' } },
        context: { step: 'signingUp', failure: null },
      },
      {
        status: 'active',
        value: { unregistered: { signingUp: 'backingOff' } },
        context: { step: 'signingUp', failure: 'THROTTLED' },
      },
      {
        status: 'active',
        value: { unregistered: { signingUp: 'calling' } },
        context: { step: 'signingUp', failure: 'THROTTLED' },
      },
      {
        status: 'done',
        value: 'failed',
        context: { step: null, failure: 'PASSWORD_REFUSED', attempts: { signingUp: 2 } },
      },
    ]);
  });

  it.each([
    ['begin', 'xstate.init'],
    ['signUp.done', 'xstate.done.actor.signUp'],
    ['signUp.failed', 'xstate.error.actor.signUp'],
    ['code.received', 'code.received'],
    ['xstate.after.backoff.onboarding.a.b', 'xstate.after.backoff.onboarding.a.b'],
  ])('calls %s what XState calls it, %s', (event, type) => {
    const [, told, snapshot] = toInspectionEvents(RESULT, [toEntry(event, 'failed')], '{}');
    expect(told).toMatchObject({ type: '@xstate.event', event: { type } });
    expect(snapshot).toMatchObject({ type: '@xstate.snapshot', event: { type } });
  });

  it('holds no personal data', () => {
    const text = JSON.stringify(events);
    for (const personal of ['ann', 'Ann', 'sub-of', 'profiles', 'message-1']) {
      expect(text).not.toContain(personal);
    }
  });

  it('is empty while the row has none', () => {
    expect(toInspectionEvents(RESULT, [], '{}')).toEqual([]);
  });

  it('has the form that @statelyai/inspect gives its own messages', () => {
    const theirs: StatelyInspectionEvent[] = [];
    const inspector = createInspector({ send: (event) => void theirs.push(event) });
    inspector.actor('row-2', { status: 'active' });
    inspector.event('row-2', { type: 'begin' });
    inspector.snapshot('row-2', { status: 'active' });

    for (const their of theirs) {
      const ours = events.find(({ type }) => type === their.type);
      // What is not known of an actor without a parent is left out of ours, as JSON would.
      const needed = { ...their, sourceId: undefined, parentId: undefined };
      const keys = Object.entries(needed).filter(([, value]) => value !== undefined);
      expect(Object.keys(ours ?? {})).toEqual(expect.arrayContaining(keys.map(([key]) => key)));
      const { _version: version } = their;
      expect(ours).toMatchObject({ _version: version });
    }
    expect(theirs).toHaveLength(3);
  });
});
