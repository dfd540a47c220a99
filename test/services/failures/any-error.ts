import fc from 'fast-check';
import type { AwsCall } from '../../../src/services/failures/aws-failure.ts';
import { AWS_ERROR_TABLE } from '../../../src/services/failures/aws-error-table.ts';
import type { AwsService } from '../../../src/services/failures/failed-call.ts';

const ROWS = Object.values(AWS_ERROR_TABLE).flat();
const SERVICES = Object.keys(AWS_ERROR_TABLE) as AwsService[];
const OPERATIONS = ROWS.flatMap(({ operation }) => operation ?? ['SignUp', 'GetUser', 'SendEmail']);
const NAMES = ROWS.flatMap(({ name }) => name ?? []);
const TEXTS = [
  'UnknownError',
  'User is disabled.',
  'Password attempts exceeded',
  'Attempt limit exceeded, please try after some time.',
  'connect ECONNREFUSED 127.0.0.1:9',
  'socket hang up',
  'Email address is not verified. The following identities failed the check in region EU: a@b.cd',
];

/** Waits that the table itself asks for. */
export const TABLE_WAITS: readonly number[] = ROWS.flatMap(
  ({ retryAfterMs }) => retryAfterMs ?? [],
);

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const word = optional(fc.string({ maxLength: 30 }));

/** Any call of any service. */
export const anyCall: fc.Arbitrary<AwsCall> = fc
  .record({
    service: fc.constantFrom(...SERVICES),
    operation: fc.oneof(fc.constantFrom(...new Set(OPERATIONS)), fc.string({ maxLength: 30 })),
    target: fc.dictionary(
      fc.constantFrom('region', 'userPoolId', 'clientId', 'bucket', 'sender', 'endpoint'),
      fc.string({ maxLength: 30 }),
    ),
    subject: word,
    now: optional(fc.constant(Date.UTC(2026, 0, 2))),
  })
  .map(({ subject, now, ...call }) => ({
    ...call,
    ...(subject !== undefined && { subject }),
    ...(now !== undefined && { now }),
  }));

/** Any value at all. */
const anything = fc.oneof(
  fc.anything({ maxDepth: 1, maxKeys: 3, withNullPrototype: true, withBigInt: true }),
  fc.string().map((description) => Symbol(description)),
  fc.func(fc.anything()),
);

const header = fc.oneof(
  fc.double().map(String),
  fc.bigInt().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  anything,
);

const createTexts = (words: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .tuple(fc.string({ unit: 'binary-ascii' }), fc.nat(60))
      .map(([part, times]) => part.repeat(times)),
    fc.array(words, { maxLength: 12, size: 'medium' }).map((parts) => parts.join('')),
  );

/** `circular` leads back to itself; of the keys that are listed each throws when it is read. */
type Distortion = 'plain' | 'frozen' | 'circular' | readonly string[];

/** How to make a thrown value; what is hostile must not be made before it is thrown. */
export interface Recipe {
  readonly value?: unknown;
  readonly facts?: object;
  readonly how?: Distortion;
  readonly cause?: Recipe;
  readonly errors?: readonly Recipe[];
}

/** Makes the value of a recipe. */
export function createThrown({ value, facts, how = 'plain', cause, errors }: Recipe): unknown {
  if (facts === undefined) return value;
  const error = Object.assign(
    new Error('plain'),
    cause && { cause: createThrown(cause) },
    errors && { errors: errors.map(createThrown) },
    facts,
  );
  if (how === 'plain') return error;
  if (how === 'frozen') return Object.freeze(error);
  if (how === 'circular') return Object.assign(error, { cause: error, errors: [error] });
  const refuse = (): never => {
    throw error;
  };
  const get = (_: object, key: PropertyKey): unknown =>
    how.includes(String(key)) ? refuse() : Reflect.get(error, key);
  return new Proxy(error, { get, has: refuse, ownKeys: refuse, getPrototypeOf: refuse });
}

const KEYS = ['name', 'code', 'message', 'cause', 'errors', '$metadata', '$response'];

const distortion = fc.oneof(
  { arbitrary: fc.constant<Distortion>('plain'), weight: 4 },
  fc.constantFrom<Distortion>('frozen', 'circular'),
  fc.subarray(KEYS),
);

/**
 * Makes recipes of errors as the SDK and Node throw them, and as nobody does, within each other; their names and texts
 * hold `words`.
 */
export function createRecipes(words: fc.Arbitrary<string>): fc.Arbitrary<Recipe> {
  const text = fc.oneof(createTexts(words), fc.constantFrom(...TEXTS), anything);
  const name = fc.oneof(fc.constantFrom(...new Set(NAMES)), createTexts(words), anything);
  const status = fc.oneof(fc.constantFrom(301, 400, 403, 404, 412, 429, 500, 503), anything);
  const facts = fc.record(
    {
      name,
      code: name,
      message: text,
      $metadata: fc.oneof(fc.record({ httpStatusCode: status }), anything),
      $response: fc.record({
        statusCode: status,
        headers: fc.record({ 'retry-after': header, 'x-amz-retry-after': header }),
      }),
    },
    { requiredKeys: [] },
  );
  const value = fc.record({ value: fc.oneof(anything, createTexts(words)) });
  return fc.letrec<{ recipe: Recipe }>((tie) => ({
    recipe: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      value,
      fc.record(
        {
          facts,
          how: distortion,
          cause: tie('recipe'),
          errors: fc.array(tie('recipe'), { maxLength: 3 }),
        },
        { requiredKeys: ['facts'] },
      ),
    ),
  })).recipe;
}
