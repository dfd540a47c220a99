import { expect, it } from 'vitest';
import { createFailure } from '../../src/domain/failure.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import type { Gate } from '../../src/services/gate.ts';
import { createHastyGate } from '../../src/services/hasty-gate.ts';

const FAILURE = new ServiceError(createFailure('THROTTLED', 'Slower.'));
const open: Gate = ({ send, options }) => send(options.signal);

const until = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

function ask(
  send: (signal: AbortSignal) => Promise<string>,
  signal = new AbortController().signal,
) {
  const gate = createHastyGate(open, { service: 'SES', timeoutMs: 1 });
  return gate({ operation: 'GetSendQuota', send, options: { signal, begun: true } });
}

it('lets what is answered pass', async () => {
  expect(await ask(async () => 'answer')).toBe('answer');
  await expect(ask(async () => Promise.reject(FAILURE))).rejects.toBe(FAILURE);
});

it('gives up what takes too long, and says what that was', async () => {
  await expect(ask(until)).rejects.toMatchObject({
    failure: {
      code: 'TIMED_OUT',
      message: expect.stringContaining('SES did not answer GetSendQuota') as string,
    },
  });
});

it('rejects with the reason of whoever ends it', async () => {
  const ended = AbortSignal.abort(new Error('ended'));
  await expect(
    ask(async (signal) => Promise.reject(signal.reason as Error), ended),
  ).rejects.toThrow('ended');
});
