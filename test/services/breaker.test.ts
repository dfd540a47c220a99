import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createFailure } from '../../src/domain/failure.ts';
import type { FailureCode } from '../../src/domain/failure.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import { createBreaker } from '../../src/services/breaker.ts';
import type { Breaker } from '../../src/services/breaker.ts';

const { signal } = new AbortController();
const REPEATABLE = { signal, repeatable: true };
const ONCE = { signal, repeatable: false };

/** So far away that nothing happens between two probes while a test lasts. */
const NEVER_MS = 600_000;

const fail = async (code: FailureCode): Promise<never> => {
  throw new ServiceError(createFailure(code, `It was ${code}.`));
};

/** Fails calls that are not repeated until the breaker opens. */
async function open(breaker: Breaker, threshold = 5): Promise<void> {
  for (let count = 0; count < threshold; count += 1) {
    const failed = breaker.execute(() => fail('CONNECTION_LOST'), ONCE);
    await expect(failed).rejects.toThrow('It was CONNECTION_LOST.');
  }
}

/** A breaker of threshold 1 and what it tells of outages. */
function createHeard(probeIntervalMs: number) {
  const states: boolean[] = [];
  const onOutage = (isDown: boolean) => states.push(isDown);
  const breaker = createBreaker({ service: 'S3', threshold: 1, probeIntervalMs, onOutage });
  return { breaker, states };
}

/** A service that is down for some calls and counts how many it has at once while it is down. */
function createOutage(calls: number) {
  const outage = { left: calls, made: 0, running: 0, mostWhileDown: 0 };
  const call = async (): Promise<string> => {
    outage.made += 1;
    const isDown = outage.left > 0;
    outage.running += 1;
    if (isDown) outage.mostWhileDown = Math.max(outage.mostWhileDown, outage.running);
    await nextTurn();
    outage.running -= 1;
    if (!isDown) return 'answer';
    outage.left -= 1;
    return fail('TIMED_OUT');
  };
  return Object.assign(outage, { call });
}

describe('a service that does not answer', () => {
  it.each(['UNREACHABLE', 'CONNECTION_LOST', 'TIMED_OUT', 'SERVICE_ERROR'] as const)(
    'is left alone after failures in succession: %s',
    async (code) => {
      const breaker = createBreaker({ service: 'S3', threshold: 3, probeIntervalMs: NEVER_MS });
      const abort = new AbortController();
      const options = { signal: abort.signal, repeatable: true };
      const failures = Array.from({ length: 3 }, () => breaker.execute(() => fail(code), options));
      const settled = Promise.allSettled(failures);
      await nextTurn();
      let made = 0;
      const late = breaker.execute(async () => (made += 1), options);
      await nextTurn();
      abort.abort(new Error('stop'));
      await expect(late).rejects.toThrow('stop');
      await settled;
      expect(made).toBe(0);
    },
  );

  it('fails its first calls and makes later ones wait for one probe at a time', async () => {
    const breaker = createBreaker({ service: 'S3', threshold: 2, probeIntervalMs: 1 });
    await open(breaker, 2);
    const outage = createOutage(3);
    const answers = Array.from({ length: 5 }, () => breaker.execute(outage.call, REPEATABLE));
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 5 }, () => 'answer'));
    expect(outage).toMatchObject({ made: 3 + 5, mostWhileDown: 1 });
  });

  it('burns no attempt of a call that may be repeated', async () => {
    const breaker = createBreaker({ service: 'S3', threshold: 1, probeIntervalMs: 1 });
    const outage = createOutage(4);
    await expect(breaker.execute(outage.call, REPEATABLE)).resolves.toBe('answer');
    expect(outage.made).toBe(5);
  });

  it('hands back a call that may have had its effect', async () => {
    const breaker = createBreaker({ service: 'S3', threshold: 1, probeIntervalMs: 1 });
    await open(breaker, 1);
    const failed = breaker.execute(() => fail('TIMED_OUT'), ONCE);
    await expect(failed).rejects.toMatchObject({ failure: { code: 'TIMED_OUT' } });
  });

  it('makes a call wait that cannot have had its effect', async () => {
    const breaker = createBreaker({ service: 'S3', threshold: 1, probeIntervalMs: 1 });
    const results = [() => fail('UNREACHABLE'), () => fail('UNREACHABLE'), async () => 'sent'];
    const sent = breaker.execute(async () => results.shift()?.(), ONCE);
    await expect(sent).resolves.toBe('sent');
  });

  it('becomes a failure of the batch when patience ends, with the last failure as its cause', async () => {
    const patience = { probeIntervalMs: NEVER_MS, patienceMs: 0 };
    const breaker = createBreaker({ service: 'S3', threshold: 1, ...patience });
    await open(breaker, 1);
    const neverSent = breaker.execute(() => Promise.resolve('sent'), REPEATABLE);
    await expect(neverSent).rejects.toMatchObject({
      failure: {
        code: 'SERVICE_UNREACHABLE',
        scope: 'batch',
        message: 'S3 has not answered for a while. It was CONNECTION_LOST.',
      },
      cause: { failure: { code: 'CONNECTION_LOST' } },
    });
  });
});

describe('a service that answers, though with a refusal,', () => {
  it.each(['THROTTLED', 'USER_EXISTS', 'ACCESS_DENIED'] as const)(
    'is not taken for down: %s',
    async (code) => {
      const { breaker, states } = createHeard(NEVER_MS);
      const refused = breaker.execute(() => fail(code), REPEATABLE);
      await expect(refused).rejects.toMatchObject({ failure: { code } });
      await expect(breaker.execute(async () => 'answer', REPEATABLE)).resolves.toBe('answer');
      expect(states).toEqual([]);
    },
  );

  it('is up between failures, which then are none in succession', async () => {
    const breaker = createBreaker({ service: 'S3', threshold: 2, probeIntervalMs: NEVER_MS });
    await open(breaker, 1);
    await breaker.execute(async () => 'answer', ONCE);
    await open(breaker, 1);
    await expect(breaker.execute(async () => 'answer', ONCE)).resolves.toBe('answer');
  });

  it('is up again', async () => {
    const breaker = createBreaker({ service: 'S3', threshold: 1, probeIntervalMs: 1 });
    await open(breaker, 1);
    const refused = breaker.execute(() => fail('THROTTLED'), REPEATABLE);
    await expect(refused).rejects.toMatchObject({ failure: { code: 'THROTTLED' } });
    await expect(breaker.execute(async () => 'answer', REPEATABLE)).resolves.toBe('answer');
  });
});

describe('an outage', () => {
  it('is told once when it begins and once when it ends, however many probes fail', async () => {
    const { breaker, states } = createHeard(1);
    await open(breaker, 1);
    expect(states).toEqual([true]);
    await breaker.execute(createOutage(3).call, REPEATABLE);
    expect(states).toEqual([true, false]);
    await open(breaker, 1);
    expect(states).toEqual([true, false, true]);
  });

  it('does not end because a probe is aborted', async () => {
    const { breaker, states } = createHeard(1);
    await open(breaker, 1);
    const aborted = breaker.execute(() => Promise.reject(new Error('stop')), REPEATABLE);
    await expect(aborted).rejects.toThrow('stop');
    expect(states).toEqual([true]);
  });
});

describe('a call that is aborted while it waits', () => {
  it('for the next probe rejects with the reason and is never made', async () => {
    const breaker = createBreaker({ service: 'S3', threshold: 1, probeIntervalMs: NEVER_MS });
    await open(breaker, 1);
    const abort = new AbortController();
    let made = 0;
    const options = { signal: abort.signal, repeatable: true };
    const waiting = breaker.execute(async () => (made += 1), options);
    await nextTurn();
    abort.abort(new Error('stop'));
    await expect(waiting).rejects.toThrow('stop');
    expect(made).toBe(0);
  });

  it('for the probe of another call does not wait for its end', async () => {
    const breaker = createBreaker({ service: 'S3', threshold: 1, probeIntervalMs: 1 });
    await open(breaker, 1);
    let endProbe: ((answer: string) => void) | undefined;
    const probe = new Promise<string>((resolve) => {
      void breaker.execute(() => {
        resolve('begun');
        return new Promise<string>((end) => (endProbe = end));
      }, REPEATABLE);
    });
    await probe;
    const abort = new AbortController();
    const waiting = breaker.execute(async () => 'answer', { ...ONCE, signal: abort.signal });
    abort.abort(new Error('stop'));
    await expect(waiting).rejects.toThrow('stop');
    endProbe?.('answer');
  });
});
