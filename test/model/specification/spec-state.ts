import { __unsafe_getAllOwnEventDescriptors, initialTransition, transition } from 'xstate';
import type { SnapshotFrom } from 'xstate';
import type { Configuration } from '../configuration.ts';
import type { SpecContext } from './spec-context.ts';
import { SPEC_EVENTS } from './spec-event.ts';
import type { SpecEventType } from './spec-event.ts';
import { specification } from './specification.ts';

/** Where the specification stands. */
export type SpecState = SnapshotFrom<typeof specification>;

/** Begins a row as the specification sees it. */
export function beginSpec(configuration: Configuration): SpecState {
  return initialTransition(specification, configuration)[0];
}

/** Lets something happen. @throws Error where the specification does not foresee it */
export function nextSpec(state: SpecState, type: SpecEventType): SpecState {
  if (mayHappen(state, type)) return transition(specification, state, { type })[0];
  throw new Error(
    `Expected the specification to foresee \`${type}\` at ${toPlace(state).join('.')}`,
  );
}

/** Lists what may happen now. */
export function listEvents(state: SpecState): readonly SpecEventType[] {
  const known = events.get(state);
  if (known !== undefined) return known;
  const handled = new Set(__unsafe_getAllOwnEventDescriptors(state));
  const list = SPEC_EVENTS.filter((type) => handled.has(type) && mayHappen(state, type));
  events.set(state, list);
  return list;
}

const events = new WeakMap<SpecState, readonly SpecEventType[]>();

/** A final state of XState still takes what the root takes. */
export function mayHappen(state: SpecState, type: SpecEventType): boolean {
  return state.status === 'active' && state.can({ type });
}

/** Names the states from the lifecycle state inwards, for example `unregistered`, `signingUp`, `calling`. */
export function toPlace(state: SpecState): readonly string[] {
  const names: string[] = [];
  for (let value: unknown = state.value; value !== undefined;) {
    if (typeof value === 'string') return [...names, value];
    const [name = '', child] = Object.entries(value as object)[0] ?? [];
    names.push(name);
    value = child;
  }
  return names;
}

/** What tells states apart, as far as it decides what may come of them. */
export function toKey(state: SpecState): string {
  const known = keys.get(state);
  if (known !== undefined) return known;
  const place = toPlace(state);
  const { attempt } = state.context;
  const key = JSON.stringify([place.join('.'), attempt, ...KEYS[toKind(place)](state.context)]);
  keys.set(state, key);
  return key;
}

const keys = new WeakMap<SpecState, string>();

const KINDS = ['unregistered', 'pendingConfirmation', 'confirmed', 'authenticated'] as const;
type Kind = (typeof KINDS)[number] | 'ended';

function toKind([lifecycle]: readonly string[]): Kind {
  return KINDS.find((kind) => kind === lifecycle) ?? 'ended';
}

type Part = string | number | boolean | null | undefined;

function toUserKey({ user, sub, ownership }: SpecContext): readonly Part[] {
  return [user?.whose, user?.status, user?.enabled, user?.isVerified, sub, ownership];
}

function toFactKey(context: SpecContext): readonly Part[] {
  const { isAnswerLost, lostBy, isCodeUnsent, object, stored, mail } = context;
  return [isAnswerLost, lostBy, isCodeUnsent, object, stored, mail];
}

const KEYS: Readonly<Record<Kind, (context: SpecContext) => readonly Part[]>> = {
  unregistered: (context) => [
    ...toUserKey(context),
    ...toFactKey(context),
    context.isNameTaken,
    context.returns > 0,
    context.life,
  ],
  pendingConfirmation: (context) => [
    ...toUserKey(context),
    context.isCodeUnsent,
    context.resends,
    context.hasCode,
    context.isSeen,
    context.returns > 0,
    context.life,
  ],
  confirmed: (context) => [
    ...toUserKey(context),
    context.groupsJoined,
    context.isSignedIn,
    context.challenge,
    context.isSessionUsed,
    context.isProofRefused,
    context.returns > 0,
    context.life,
  ],
  authenticated: (context) => [
    context.user?.whose,
    context.sub,
    context.ownership === 'adopted',
    context.object,
    context.stored,
    context.overwrites,
    context.mail,
    context.failure === null,
    context.configuration.credentials,
    context.returns > 0,
    context.life,
  ],
  ended: (context) => [...toUserKey(context), ...toFactKey(context), context.life],
};
