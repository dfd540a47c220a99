import { fromPromise, setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import type { Life } from '../../src/domain/life.ts';
import { createInterpreter } from '../../src/interpreter/interpreter.ts';
import type { Effect } from '../../src/interpreter/interpreter.ts';
import { driveTo } from '../machines/drive.ts';

const later = fromPromise<string, { readonly question: string }>(async () => '');

/** Asks again and again inside one deadline. */
const askingMachine = setup({
  types: { events: {} as { readonly type: 'skip' | 'again' | 'look' } },
  actors: { ask: later, listen: later },
  delays: { deadline: 1000, pause: 10 },
}).createMachine({
  id: 'asking',
  initial: 'open',
  states: {
    open: {
      initial: 'asking',
      after: { deadline: 'late' },
      on: { look: {} },
      states: {
        asking: {
          invoke: {
            id: 'ask',
            src: 'ask',
            input: { question: 'ready?' },
            onDone: 'listening',
            onError: 'pausing',
          },
          on: { skip: 'pausing', again: { target: 'asking', reenter: true } },
        },
        listening: { invoke: { id: 'listen', src: 'listen', input: { question: '' } } },
        pausing: { after: { pause: 'asking' }, on: { skip: 'asking' } },
      },
    },
    late: { type: 'final' },
  },
});

const asking = createInterpreter(askingMachine);
const { life: asked, effects: firstEffects } = asking.begin(undefined, 0);

function callOf(life: Life) {
  if (life.call === null) throw new Error('Expected a call, got none');
  return life.call;
}

function timerOf(life: Life, delay: string) {
  const timer = life.timers.find(({ id }) => id.includes(delay));
  if (timer === undefined) throw new Error(`Expected a timer ${delay}, got none`);
  return timer;
}

function summarize(effects: readonly Effect[]): readonly string[] {
  return effects.map((effect) =>
    'call' in effect
      ? `${effect.type} ${effect.call.src} ${effect.call.revision}`
      : `${effect.type} ${effect.timer.id.split('.')[2]} ${effect.timer.token} at ${effect.timer.dueAt}`,
  );
}

const done = (life: Life) => ({ call: callOf(life), with: { output: 'yes' } });

describe('calls', () => {
  it('begin with the revision, the name and the input of the transition that asked for them', () => {
    expect(asked.call).toEqual({
      id: 'ask',
      src: 'ask',
      input: { question: 'ready?' },
      revision: 1,
    });
    expect(summarize(firstEffects)).toEqual(['setTimer deadline 1 at 1000', 'invoke ask 1']);
  });

  it('keep their revision while events leave them under way', () => {
    const { life, effects } = asking.send(asked, { type: 'look' }, 5);
    expect(life.revision).toBe(2);
    expect(life.call).toEqual(asked.call);
    expect(effects).toEqual([]);
    expect(asking.reply(life, done(life), 6)?.life.value).toEqual({ open: 'listening' });
  });

  it('are stopped where an event leaves the state that waits for them', () => {
    const { life, effects } = asking.send(asked, { type: 'skip' }, 5);
    expect(summarize(effects)).toEqual(['stop ask 1', 'setTimer pause 2 at 15']);
    expect(life.call).toBeNull();
  });

  it('are stopped before the same state begins them anew', () => {
    const { effects } = asking.send(asked, { type: 'again' }, 5);
    expect(summarize(effects)).toEqual(['stop ask 1', 'invoke ask 2']);
  });

  it.each([
    ['an output', { output: 'yes' }, ['invoke listen 2']],
    [
      'a failure',
      {
        failure: { code: 'THROTTLED', scope: 'row', retryable: true, message: 'Slow down.' },
      } as const,
      ['setTimer pause 2 at 15'],
    ],
  ])('are not stopped after %s', (_, reply, effects) => {
    const next = asking.reply(asked, { call: callOf(asked), with: reply }, 5);
    expect(summarize(next?.effects ?? [])).toEqual(effects);
  });

  it('drop the reply to an older one, and to one that was answered', () => {
    const again = asking.send(asked, { type: 'again' }, 5).life;
    expect(asking.reply(again, done(asked), 6)).toBeNull();
    const listening = asking.reply(again, done(again), 6)?.life;
    expect(listening?.value).toEqual({ open: 'listening' });
    expect(listening && asking.reply(listening, done(again), 7)).toBeNull();
    const paused = asking.send(asked, { type: 'skip' }, 5).life;
    expect(asking.reply(paused, done(asked), 6)).toBeNull();
  });
});

describe('timers', () => {
  const paused = asking.send(asked, { type: 'skip' }, 5).life;

  it('fire by their token and are gone then', () => {
    const pause = timerOf(paused, 'pause');
    const next = asking.fire(paused, pause, 15);
    expect(next?.life.value).toEqual({ open: 'asking' });
    expect(next && asking.fire(next.life, pause, 16)).toBeNull();
  });

  it('are cancelled where an event leaves their state', () => {
    const { life, effects } = asking.send(paused, { type: 'skip' }, 6);
    expect(summarize(effects)).toEqual(['cancelTimer pause 2 at 15', 'invoke ask 3']);
    expect(asking.fire(life, timerOf(paused, 'pause'), 15)).toBeNull();
  });

  it('set anew under the same id refuse the old token', () => {
    const back = asking.send(paused, { type: 'skip' }, 6).life;
    const pausedAgain = asking.send(back, { type: 'skip' }, 7).life;
    expect(timerOf(pausedAgain, 'pause')).toMatchObject({ token: 4, dueAt: 17 });
    expect(asking.fire(pausedAgain, timerOf(paused, 'pause'), 15)).toBeNull();
    expect(asking.fire(pausedAgain, timerOf(pausedAgain, 'pause'), 17)).not.toBeNull();
  });

  it('of an outer state outlive the steps inside it', () => {
    const deadline = timerOf(asked, 'deadline');
    let life = asked;
    for (const type of ['skip', 'skip', 'again', 'skip'] as const) {
      ({ life } = asking.send(life, { type }, 100));
      expect(timerOf(life, 'deadline')).toEqual(deadline);
    }
    expect(asking.fire(life, deadline, 1000)?.life).toMatchObject({ value: 'late' });
  });

  it('and calls are gone once a life is done', () => {
    const next = asking.fire(asked, timerOf(asked, 'deadline'), 1000);
    expect(next?.life).toMatchObject({ status: 'done', call: null, timers: [] });
    expect(next && summarize(next.effects)).toEqual(['stop ask 1']);
  });

  it('of the deadline of a confirmation stay through a code, a resend and their backoffs', () => {
    const row = driveTo('awaitingCode');
    const deadline = row.timer('confirmationTimeout');
    row.tell('code.received').fail('confirmSignUp', 'THROTTLED').wait('backoff');
    row.fail('confirmSignUp', 'CODE_EXPIRED').succeed('resendCode');
    expect(row.timer('confirmationTimeout')).toEqual(deadline);
  });
});

describe('a machine that asks for more than calls and timers', () => {
  const loudMachine = setup({ actions: { shout: () => {} } }).createMachine({
    initial: 'quiet',
    on: { speak: { actions: 'shout' } },
    states: { quiet: {} },
  });

  it('is refused with the name of the action', () => {
    const loud = createInterpreter(loudMachine);
    const { life } = loud.begin(undefined, 0);
    expect(() => loud.send(life, { type: 'speak' }, 1)).toThrow(
      'Expected the chart to ask only for calls and timers, got the action `shout`: name it as an assign or invoke a service',
    );
  });
});
