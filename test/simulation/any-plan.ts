import fc from 'fast-check';
import { FAULT_KINDS, RISKY_OPERATIONS } from './plan.ts';
import type { ClockSet, Fault, LifeEnd, Person, Plan, Setting } from './plan.ts';

const MINUTE_MS = 60_000;

const anySetting: fc.Arbitrary<Setting> = fc.record({
  signUp: fc.constantFrom('self', 'self', 'admin'),
  confirmBy: fc.constantFrom('code', 'code', 'link', 'admin'),
  readsInbox: fc.boolean(),
  passwordFrom: fc.constantFrom('row', 'row', 'generated'),
  onExisting: fc.constantFrom('adopt', 'skip', 'fail'),
  credentials: fc.constantFrom('operator', 'operator', 'identityPool'),
  onExistingObject: fc.constantFrom('keep', 'overwrite', 'fail'),
  mail: fc.constantFrom('skip', 'resend', 'none'),
  maxAttempts: fc.integer({ min: 2, max: 4 }),
  maxDelay: fc.constantFrom('1s', '20s', '5m'),
  maxResends: fc.nat(2),
  patience: fc.constantFrom('minutes', 'hours'),
  concurrency: fc.constantFrom(8, 3, 1),
  limit: fc.constantFrom(1000, 20, 8),
  confirmsAtOnce: fc.constantFrom(false, false, false, true),
  mayReadUsers: fc.constantFrom(true, true, true, false),
  skewMs: fc.constantFrom(0, 0, 90_000, -3_600_000),
});

const anyPerson: fc.Arbitrary<Person> = fc.record({
  stranger: fc.oneof(
    { weight: 6, arbitrary: fc.constant('none' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('confirmed', 'unconfirmed', 'disabled', 'another password'),
    },
  ),
  hasObject: fc.boolean(),
  groups: fc.nat(2),
  habit: fc.oneof(
    { weight: 4, arbitrary: fc.constant('prompt' as const) },
    {
      weight: 3,
      arbitrary: fc.constantFrom('mistyping', 'twice', 'first mail only', 'never'),
    },
  ),
  waitMs: fc.oneof(fc.nat(2000), fc.nat(40 * MINUTE_MS)),
});

const anyFault: fc.Arbitrary<Fault> = fc.record({
  skip: fc.nat(12),
  kind: fc.constantFrom(...FAULT_KINDS),
});

const anyDownMs = fc.integer({ min: 1000, max: 3 * 60 * MINUTE_MS });

const anyLifeEnd: fc.Arbitrary<LifeEnd> = fc.oneof(
  fc.record({
    by: fc.constantFrom('kill', 'kill', 'stop', 'abort'),
    moment: fc.integer({ min: 1, max: 250 }),
    before: fc.constant(null),
    downMs: anyDownMs,
  }),
  fc.record({
    by: fc.constant('kill' as const),
    moment: fc.integer({ min: 1, max: 4 }),
    before: fc.constantFrom(...RISKY_OPERATIONS),
    downMs: anyDownMs,
  }),
);

const anyClockSet: fc.Arbitrary<ClockSet> = fc.record({
  afterMs: fc.oneof(fc.nat(10_000), fc.nat(60 * MINUTE_MS)),
  byMs: fc.integer({ min: -30 * MINUTE_MS, max: 30 * MINUTE_MS }),
});

/** Plans of every kind; a smaller one has fewer people, faults and lives, and goes faster. */
export const anyPlan: fc.Arbitrary<Plan> = fc.record({
  setting: anySetting,
  people: fc.oneof(
    { weight: 30, arbitrary: fc.array(anyPerson, { minLength: 1, maxLength: 6, size: 'max' }) },
    // Most of them wait for a place, and for their turn.
    { weight: 1, arbitrary: fc.array(anyPerson, { minLength: 20, maxLength: 40, size: 'max' }) },
  ),
  faults: fc.array(anyFault, { maxLength: 10, size: 'max' }),
  lives: fc.array(anyLifeEnd, { maxLength: 4, size: 'max' }),
  latencies: fc.array(fc.integer({ min: 1, max: 300 }), {
    minLength: 1,
    maxLength: 12,
    size: 'max',
  }),
  clockSets: fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(anyClockSet, { minLength: 1, maxLength: 3 }) },
  ),
});
