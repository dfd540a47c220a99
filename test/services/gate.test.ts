import { describe, expect, it } from 'vitest';
import { QUOTA_CATEGORY_NAMES } from '../../src/domain/quota.ts';
import { createBreaker } from '../../src/services/breaker.ts';
import { createGate } from '../../src/services/gate.ts';
import type { Gate } from '../../src/services/gate.ts';
import { createPacer } from '../../src/services/pacing/pacer.ts';
import type { Pacer, Turn } from '../../src/services/pacing/pacer.ts';
import { TARGET, createAnswer, createError } from './failures/aws-answer.ts';

const { signal } = new AbortController();
const OPTIONS = { signal, begun: false };

const TURN: Turn = { leave: () => {}, settle: () => {} };

/** Gives a turn at once, after it told that it was asked. */
const toPacer = (onTake: (begun: boolean) => void = () => {}, turn = TURN): Pacer => ({
  take: async ({ begun }) => {
    onTake(begun);
    return turn;
  },
  setLimit: () => {},
});

const OPEN_PACER = toPacer();

function createTestGate(pacer: Pacer = OPEN_PACER, threshold = 5): Gate {
  return createGate({
    service: 'cognito',
    target: TARGET,
    breaker: createBreaker({ service: 'Cognito', threshold, probeIntervalMs: 1 }),
    pacers: new Map(QUOTA_CATEGORY_NAMES.map((name) => [name, pacer])),
  });
}

describe('a request', () => {
  it('leaves after it had its turn and its intent is durable', async () => {
    const order: string[] = [];
    const gate = createTestGate(toPacer((begun) => void order.push(`turn ${begun}`)));
    const answer = await gate({
      operation: 'SignUp',
      options: {
        signal,
        begun: true,
        starting: async () => {
          order.push('starting');
          await new Promise(setImmediate);
          order.push('durable');
        },
      },
      send: async () => order.push('sent'),
    });
    expect(order).toEqual(['turn true', 'starting', 'durable', 'sent']);
    expect(answer).toBe(4);
  });

  it('does not leave where its intent cannot be written down', async () => {
    let sent = 0;
    const request = createTestGate()({
      operation: 'SignUp',
      options: { ...OPTIONS, starting: () => Promise.reject(new Error('disk full')) },
      send: async () => (sent += 1),
    });
    await expect(request).rejects.toThrow('disk full');
    expect(sent).toBe(0);
  });

  it.each([
    ['SignUp', 1],
    ['AdminGetUser', 1],
    ['SendEmail', 1],
    ['PutObject', 0],
  ])('to %s takes %i turns', async (operation, expected) => {
    let turns = 0;
    const gate = createTestGate(toPacer(() => void (turns += 1)));
    await gate({ operation, options: OPTIONS, send: async () => 'answer' });
    expect(turns).toBe(expected);
  });

  it('takes another turn for each time that it is sent', async () => {
    let turns = 0;
    const gate = createTestGate(
      toPacer(() => void (turns += 1)),
      1,
    );
    const answers = [createError('Error', 'read ECONNRESET', 'ECONNRESET'), undefined];
    const send = async () => {
      const error = answers.shift();
      if (error !== undefined) throw error;
    };
    await gate({ operation: 'GetUser', options: OPTIONS, send });
    expect(turns).toBe(2);
  });

  it('that must not be repeated is handed back when its answer is lost', async () => {
    const lost = createError('Error', 'read ECONNRESET', 'ECONNRESET');
    const options = { ...OPTIONS, starting: async () => undefined };
    const send = () => Promise.reject(lost);
    const request = createTestGate(OPEN_PACER, 1)({ operation: 'SignUp', options, send });
    await expect(request).rejects.toMatchObject({ failure: { code: 'CONNECTION_LOST' } });
  });
});

describe('an error of AWS', () => {
  it('becomes a ServiceError with the original as its cause', async () => {
    const error = createAnswer('UsernameExistsException', 'User already exists');
    const send = () => Promise.reject(error);
    const request = createTestGate()({ operation: 'SignUp', options: OPTIONS, send });
    await expect(request).rejects.toMatchObject({
      name: 'ServiceError',
      failure: { code: 'USER_EXISTS' },
      cause: error,
    });
  });

  it('keeps no secret of the request in its message', async () => {
    const error = createAnswer('InvalidPasswordException', 'Passw0rd! is too short');
    const send = () => Promise.reject(error);
    const request = createTestGate()({
      operation: 'SignUp',
      options: OPTIONS,
      send,
      secrets: ['Passw0rd!'],
    });
    await expect(request).rejects.toThrow('[secret] is too short');
    await expect(request).rejects.not.toThrow('Passw0rd!');
  });

  it('tells the wait that the service asked for, were it a date', async () => {
    const date = new Date(Date.now() + 120_000).toUTCString();
    const headers = { 'retry-after': date };
    const error = createAnswer('TooManyRequestsException', '', { headers });
    const send = () => Promise.reject(error);
    const request = createTestGate()({ operation: 'SignUp', options: OPTIONS, send });
    const { failure } = await request.catch((thrown: unknown) => thrown as { failure: unknown });
    expect(failure).toMatchObject({
      code: 'THROTTLED',
      retryAfterMs: expect.any(Number) as number,
    });
  });
});

describe('an abort', () => {
  it('of a request under way rejects with the reason, not with a failure', async () => {
    const abort = new AbortController();
    const reason = new Error('stop');
    const request = createTestGate()({
      operation: 'SignUp',
      options: { signal: abort.signal, begun: false },
      send: (abortSignal) =>
        new Promise((_, reject) => {
          abortSignal.addEventListener('abort', () => reject(createError('AbortError', 'x')));
          abort.abort(reason);
        }),
    });
    await expect(request).rejects.toBe(reason);
  });

  it('of the turn ends a request that waits for it, which is never sent nor begun', async () => {
    const gate = createTestGate(createPacer(0.01));
    await gate({ operation: 'SignUp', options: OPTIONS, send: async () => 'takes the only turn' });
    const turn = new AbortController();
    const began: string[] = [];
    const request = gate({
      operation: 'SignUp',
      options: {
        ...OPTIONS,
        turnSignal: turn.signal,
        starting: async () => void began.push('starting'),
      },
      send: async () => began.push('sent'),
    });
    turn.abort(new Error('drain'));
    await expect(request).rejects.toThrow('drain');
    expect(began).toEqual([]);
  });

  it('of the turn leaves a request alone that has left', async () => {
    const turn = new AbortController();
    const request = createTestGate()({
      operation: 'SignUp',
      options: { ...OPTIONS, turnSignal: turn.signal },
      send: async (abortSignal) => {
        turn.abort(new Error('drain'));
        return abortSignal.aborted ? 'cut off' : 'answer';
      },
    });
    await expect(request).resolves.toBe('answer');
  });
});
