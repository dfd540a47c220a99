import type { Configuration } from './configuration.ts';
import { MAX_RETURNS } from './specification/checks.ts';
import type { SpecEventType } from './specification/spec-event.ts';
import { beginSpec, mayHappen, nextSpec, toPlace } from './specification/spec-state.ts';
import type { SpecState } from './specification/spec-state.ts';

/** What happened to a row so far, and where the specification sees it. */
export interface Trail {
  readonly configuration: Configuration;
  readonly events: readonly SpecEventType[];
  /** Names of what happened, by which it is told apart from what was done elsewhere. */
  readonly transitions: readonly string[];
  readonly state: SpecState;
}

/** Begins where nothing has happened yet. */
export function beginTrail(configuration: Configuration): Trail {
  return { configuration, events: [], transitions: [], state: beginSpec(configuration) };
}

/** Leads one event further; `state` spares the specification's work where it is known. */
export function lead(
  { configuration, events, transitions, state: before }: Trail,
  type: SpecEventType,
  state = nextSpec(before, type),
): Trail {
  return {
    configuration,
    events: [...events, type],
    transitions: [...transitions, nameTransition(before, type, state)],
    state,
  };
}

/** What completes a life, the most wanted first. */
const COMPLETION: readonly SpecEventType[] = ['answered', 'waited', 'resumed', 'codeArrived'];

/** Tells what leads on to the end of the row's life with nothing more going wrong; `undefined` at the end. */
export function toNextOfCompletion(state: SpecState): SpecEventType | undefined {
  return state.hasTag('ended') ? undefined : COMPLETION.find((wanted) => mayHappen(state, wanted));
}

/** Leads on to the end of the row's life, with nothing more going wrong. */
export function complete(begun: Trail): Trail {
  let trail = begun;
  for (;;) {
    const type = toNextOfCompletion(trail.state);
    if (type === undefined) return trail;
    trail = lead(trail, type);
  }
}

/** Tells transitions apart by where they lead and what is shown there, by whose user it is and by what was chosen. */
function nameTransition(before: SpecState, type: SpecEventType, next: SpecState): string {
  const code = next.context.failure?.code;
  const places = [...toPlace(before), type, ...toPlace(next)];
  const way = next.context.returns > before.context.returns ? BACK : '';
  const { ownership, life, attempt } = before.context;
  return [...places, code, way, ownership, life, attempt, ...toCircumstances(before)].join(' ');
}

/** What decides beside where a row stands. */
function toCircumstances(state: SpecState): readonly string[] {
  const { hasCode, isSeen, returns } = state.context;
  const [, step = '', phase] = toPlace(state);
  return [
    returns === MAX_RETURNS ? AT_BOUND : '',
    hasCode && isSeen ? 'told twice' : '',
    ...(phase === 'calling' ? (CHOSEN[step]?.(state) ?? []) : []),
  ];
}

/** Names what leads a row back to an earlier step. */
export const BACK = 'and back';

/** Names what happens to a row that came back as often as it may. */
export const AT_BOUND = 'at the bound';

/** What the operator chose for those steps in which it decides. */
const CHOSEN: Readonly<Record<string, (state: SpecState) => readonly string[]>> = {
  reconciling: ({ context: { configuration } }) => [
    configuration.onExistingUser,
    configuration.passwordFrom,
  ],
  checkingObject: ({ context: { configuration } }) => [configuration.onExistingObject],
  sendingWelcomeMail: ({ context: { configuration } }) => [configuration.mail],
};
