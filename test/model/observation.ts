import type { Timer } from '../../src/domain/life.ts';
import { toRowResult } from '../../src/machines/row-result.ts';
import { toRowUpdate } from '../../src/runner/row-update.ts';
import { BATCH, THEIRS } from './person.ts';
import type { RowUnderTest } from './row-under-test.ts';

/** What can be seen of a row and its world from outside. */
export interface Observation {
  readonly state: string;
  /** The step whose call is made, waited for or was made last. */
  readonly step: string;
  readonly outcome: string;
  readonly phase: string;
  readonly forgetsSecrets: boolean;
  readonly pins: readonly string[];
  readonly call: string | null;
  readonly input: unknown;
  /** Delays that stand, and when they are due; a backoff is judged apart. */
  readonly timers: Readonly<Record<string, number>>;
  readonly result: object;
  readonly scope: string | null;
  readonly user: object | null;
  readonly objects: readonly object[];
  /** To whom our mails went. */
  readonly mails: readonly string[];
}

/** Looks at a row the way its store, its result and the consoles of AWS show it. */
export function observe(row: RowUnderTest): Observation {
  const { life, now } = row;
  const update = toRowUpdate('row', life, { at: now, event: 'model' });
  const { state, outcome, phase, forgetsSecrets, pins } = update;
  return {
    state,
    step: row.context.step,
    outcome,
    phase,
    forgetsSecrets,
    pins,
    call: life.call?.src ?? null,
    input: life.call?.input ?? null,
    timers: Object.fromEntries(life.timers.map((timer) => [toDelay(timer), timer.dueAt])),
    result: toResult(row),
    scope: update.failure?.scope ?? null,
    ...toBooks(row),
  };
}

function toDelay({ id }: Timer): string {
  return /^xstate\.after\.([^.]+)\./.exec(id)?.[1] ?? id;
}

const ADOPTS = /set `cognito\.onExisting` to "adopt"/;

function toResult({ context, person: { username } }: RowUnderTest): object {
  const result = toRowResult({
    batch: BATCH,
    row: 1,
    username,
    // These are compared by themselves.
    state: 'failed',
    outcome: 'pending',
    context,
    startedAt: null,
    settledAt: null,
  });
  const { sub, object, mail, attempts, failure } = result;
  const { code, step, retryable } = failure ?? {};
  return {
    sub,
    object,
    mail,
    attempts,
    // Of a text only this is specified: the others offer one thing each.
    failure: failure && { code, step, retryable, offersToAdopt: ADOPTS.test(failure.message) },
  };
}

function toBooks({ world, person }: RowUnderTest) {
  const { users, objects, mails } = world.books;
  const user = users.get(person.username);
  return {
    user: user
      ? {
          whose: isStrangers(user.sub) ? 'stranger' : 'ours',
          status: user.status,
          enabled: user.enabled,
          isVerified: user.attributes['email_verified'] === 'true',
          groups: user.groups,
          isUntouched: isUntouched(user.attributes, person.attributes),
        }
      : null,
    objects: [...objects.values()].map(({ key, metadata, body }) => ({
      key,
      batch: metadata['cognito-onboard-batch'],
      sub: metadata['cognito-onboard-sub'],
      body: body === THEIRS ? THEIRS : (JSON.parse(body) as unknown),
    })),
    mails: mails.map(({ to }) => to),
  };
}

export function isStrangers(sub: string): boolean {
  return sub.startsWith('sub-of-stranger');
}

/** Nothing but the proof of the address may be added to a user's attributes. */
function isUntouched(
  { email_verified: _, ...attributes }: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): boolean {
  return JSON.stringify(attributes) === JSON.stringify(given);
}
