import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAILURE_CLASSES } from '../../../src/domain/failure.ts';
import type { ServiceFailure } from '../../../src/domain/failure.ts';
import { toServiceFailure } from '../../../src/services/failures/aws-failure.ts';
import { formatFailureMessage } from '../../../src/services/failures/failure-message.ts';
import type { AwsFailureCode } from '../../../src/services/failures/failure-message.ts';
import { TABLE_WAITS, anyCall, createRecipes, createThrown } from './any-error.ts';
import { HEAD_OBJECT, SIGN_UP, createError } from './aws-answer.ts';

const LONGEST_WAIT_MS = 15 * 60_000;

const QUOTE = /^ (?:AWS said|Cause): [^\p{Cc}\p{Zl}\p{Zp}]{1,300}(?: \(HTTP \S+\))?$/u;

/** Stand around every secret and nowhere else, so that no part of one is taken for another word. */
const [OPEN, SHUT] = ['🔒', '🔑'];

const anySecrets = fc
  .array(fc.string({ maxLength: 40, size: 'max' }), { minLength: 1, maxLength: 3 })
  .map((texts) =>
    texts.flatMap((text) => [`${OPEN}${text}${SHUT}`, `${OPEN}${text}${SHUT}${text}${SHUT}`]),
  );

const IS_RETRYABLE = { T: true, B: true, U: false, D: false, W: false } as const;

function isSound({ code, scope, retryable, message }: ServiceFailure): boolean {
  if (!Object.hasOwn(FAILURE_CLASSES, code)) return false;
  const failureClass = FAILURE_CLASSES[code];
  return (
    scope === (failureClass === 'B' ? 'batch' : 'row') &&
    retryable === IS_RETRYABLE[failureClass] &&
    message.length > 0
  );
}

describe('whatever is thrown, by whatever call', () => {
  it('becomes a failure of a known code and of what its class implies, in plain JSON', () => {
    fc.assert(
      fc.property(createRecipes(fc.string()), anyCall, (recipe, call) => {
        const failure = toServiceFailure(createThrown(recipe), call);
        expect(isSound(failure)).toBe(true);
        expect(failure).toEqual(JSON.parse(JSON.stringify(failure)));
      }),
      { numRuns: 200 },
    );
  });

  it('is told by our words and one line of at most 300 characters that a terminal can take', () => {
    const words = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(createRecipes(words), anyCall, (recipe, call) => {
        const { code, message } = toServiceFailure(createThrown(recipe), call);
        const ours = formatFailureMessage(code as AwsFailureCode, call);
        expect(message.slice(0, ours.length)).toBe(ours);
        expect(message.slice(ours.length)).toMatch(QUOTE);
      }),
      { numRuns: 100 },
    );
  });

  it('asks for a wait of the table or for one of at most 15 minutes', () => {
    fc.assert(
      fc.property(createRecipes(fc.string()), anyCall, (recipe, call) => {
        const { retryAfterMs = 0 } = toServiceFailure(createThrown(recipe), call);
        if (TABLE_WAITS.includes(retryAfterMs)) return;
        expect(retryAfterMs).toBe(Math.trunc(retryAfterMs));
        expect(retryAfterMs).toBeGreaterThanOrEqual(0);
        expect(retryAfterMs).toBeLessThanOrEqual(LONGEST_WAIT_MS);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves no part of a secret in the message, wherever it stands and whatever else stands there', () => {
    const thrown = anySecrets.chain((secrets) =>
      fc.tuple(fc.constant(secrets), createRecipes(fc.constantFrom(...secrets, 'x', ' '))),
    );
    fc.assert(
      fc.property(thrown, anyCall, ([secrets, recipe], call) => {
        const { message } = toServiceFailure(createThrown(recipe), { ...call, secrets });
        expect(message).not.toContain(OPEN);
        expect(message).not.toContain(SHUT);
      }),
      { numRuns: 200 },
    );
  });
});

const trap = (): never => {
  throw new Error('trap');
};

describe('what is thrown', () => {
  it('becomes a failure though it is a trap', () => {
    const handler = { get: trap, getPrototypeOf: trap, has: trap, ownKeys: trap };
    const hostile = new Proxy(() => undefined, handler);
    const endless: object = new Proxy({}, { get: () => endless });
    const { proxy: revoked, revoke } = Proxy.revocable({}, {});
    revoke();
    const frozen = Object.freeze(createError('TimeoutError', 'x'));
    for (const error of [hostile, endless, revoked, frozen, Symbol('x')]) {
      expect(isSound(toServiceFailure(error, SIGN_UP))).toBe(true);
      const inside = new AggregateError([error], 'x', { cause: error });
      expect(isSound(toServiceFailure(inside, HEAD_OBJECT))).toBe(true);
    }
  });
});
