import { CHOICES, USUAL } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { explore } from './explore.ts';
import { listPairwise } from './pairwise.ts';
import type { SpecEventType } from './specification/spec-event.ts';
import { listEvents, toKey, toPlace } from './specification/spec-state.ts';
import type { SpecState } from './specification/spec-state.ts';
import { AT_BOUND, complete } from './trail.ts';
import type { Trail } from './trail.ts';

/** What may still happen to a row that came back from a later step, or lives again: more would explode. */
const CALM: ReadonlySet<SpecEventType> = new Set([
  'answered',
  'waited',
  'codeArrived',
  'denied',
  'undelivered',
  'proofRefused',
  'challengedByProof',
  'unconfirmedMeanwhile',
]);

const EARLY: ReadonlySet<string | undefined> = new Set(['unregistered', 'pendingConfirmation']);

function listLikelyEvents(state: SpecState): readonly SpecEventType[] {
  const { returns, life, hasCode, isSeen } = state.context;
  const isCalm = returns > 0 || life === 2;
  const isTold = hasCode || isSeen || !EARLY.has(toPlace(state)[0]);
  return listEvents(state).filter((type) => {
    if (isCalm && !CALM.has(type)) return false;
    return !isTold || (type !== 'codeArrived' && type !== 'seen');
  });
}

/** What may lead a row back, and on. */
const RESTLESS: ReadonlySet<SpecEventType> = new Set([
  'answered',
  'codeArrived',
  'seen',
  'resendDue',
  'diedDuring',
  'diedAfter',
  'confirmedStranger',
  'denied',
  'vanished',
  'unconfirmedMeanwhile',
  'challengedByProof',
  'sessionExpired',
  'tokenExpired',
  'credentialsExpired',
  'strangersObject',
  'objectVanished',
]);

/** What leads a row back, as long as it may. */
const RETURNING: ReadonlySet<SpecEventType> = new Set([
  'diedDuring',
  'denied',
  'vanished',
  'unconfirmedMeanwhile',
  'sessionExpired',
  'tokenExpired',
  'credentialsExpired',
  'objectVanished',
]);

/** Rows that go round in a circle until they may no more. */
function listRestlessTrails(configuration: Configuration): readonly Trail[] {
  return explore(configuration, {
    listEvents: (state) => listEvents(state).filter((type) => RESTLESS.has(type)),
    tellApart: (state) => `${state.context.returns} ${toKey(state)}`,
  });
}

const CONFIGURATIONS: readonly Configuration[] = listPairwise(CHOICES);

const RESTLESS_CONFIGURATIONS: readonly Configuration[] = [
  { ...USUAL, groups: 1, credentials: 'identityPool' },
  { ...USUAL, confirmBy: 'link', onExistingUser: 'adopt', groups: 1, address: 'none' },
  { ...USUAL, confirmBy: 'admin' },
  { ...USUAL, signUpBy: 'admin', confirmBy: 'admin' },
];

/**
 * Lists shortest ways to everything that may happen to a row under a pairwise covering set of configurations, each led on
 * to the end of the row's life; what happened on the way of one is not done again for itself.
 */
export function listShortestTrails(): readonly Trail[] {
  const taken = new Set<string | undefined>();
  const chosen: Trail[] = [];
  for (const trail of listCandidates()) {
    if (taken.has(trail.transitions.at(-1))) continue;
    const completed = complete(trail);
    for (const transition of completed.transitions) taken.add(transition);
    chosen.push(completed);
  }
  return chosen;
}

/** The longest first: the others happen on their ways. */
function listCandidates(): readonly Trail[] {
  const usual = CONFIGURATIONS.flatMap((configuration) =>
    explore(configuration, { listEvents: listLikelyEvents }),
  );
  const restless = RESTLESS_CONFIGURATIONS.flatMap((configuration) =>
    listRestlessTrails(configuration).filter((trail) => isAtBound(trail)),
  );
  return [...restless, ...usual].toSorted(
    ({ events: one }, { events: other }) => other.length - one.length,
  );
}

/** Whether a row had come back as often as it may, and would have once more; looking for a user may lead back, too. */
function isAtBound({ transitions, events }: Trail): boolean {
  const [last = '', type] = [transitions.at(-1), events.at(-1)];
  const mayReturn = type !== undefined && (RETURNING.has(type) || LOOKING.test(last));
  return mayReturn && last.includes(AT_BOUND);
}

const LOOKING = /(reconciling|answeringChallenge|authenticating|confirmingCode) calling answered/;
