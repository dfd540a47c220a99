import type { FailureCode } from '../../../src/domain/failure.ts';
import type { Step } from '../../../src/domain/lifecycle.ts';
import type { CallName } from '../../../src/machines/calls.ts';
import { MOST_ATTEMPTS } from '../configuration.ts';
import { countCall, enter, fail, succeed, takeUp } from './changes.ts';
import { canRetry } from './checks.ts';
import { apply, first, on, stay, to, when } from './way.ts';
import type { Change, Way, Ways } from './way.ts';

/** What every request of a service may be refused with: a code of one row, and one of the whole batch. */
const REFUSALS = {
  cognito: ['TRIGGER_REFUSED', 'POOL_OR_CLIENT_NOT_FOUND'],
  identity: ['IDENTITY_REFUSED', 'IDENTITY_POOL_NOT_FOUND'],
  s3: ['OBJECT_REFUSED', 'BUCKET_NOT_FOUND'],
  ses: ['RECIPIENT_REFUSED', 'SENDING_PAUSED'],
} as const satisfies Record<string, readonly [FailureCode, FailureCode]>;

/** What a step calls, and where the answers lead. */
export interface SpecifiedCall {
  readonly step: Step;
  readonly call: CallName;
  readonly service: keyof typeof REFUSALS;
  /** What the request does in the world, answered or not. */
  readonly taken?: Change;
  /** Where the row goes once the call cannot succeed; the failed rows unless told. */
  readonly givenUp?: readonly Way[];
  /** Where a row goes whose process died while the call was under way; absent where it may simply be made again. */
  readonly left?: readonly Way[];
  /** What else happens where the effect of the call is unknown and it will be made again, or was made in vain. */
  readonly unknown?: Change;
  /** What happens where the row is cancelled while a call is under way. */
  readonly cancelled?: readonly Change[];
  /** What may come of it; these go before what is said of every call. */
  readonly ways: Ways;
  readonly held?: Ways;
}

const nothing: Change = () => ({});

/** Specifies a step: a call that is tried again after a wait, is held with the batch, and survives the process. */
export function specifyCall(given: SpecifiedCall) {
  const { step, call, held = {}, ways } = given;
  const calling = `#${step}.calling`;
  return {
    id: step,
    entry: apply(enter(step), succeed),
    initial: 'calling',
    states: {
      calling: {
        tags: [call],
        entry: apply(countCall),
        on: on({ ...toFaults(given), ...toDeaths(given), ...ways }),
      },
      waiting: {
        on: on({ waited: [to(calling, countAttempt)], diedWaiting: [stay()] }),
      },
      held: {
        tags: ['held'],
        on: on({
          resumed: [to(calling, takeUp)],
          resumedWithoutMail: withoutMail([to(calling, takeUp)]),
          ...held,
        }),
      },
    },
  };
}

const countAttempt: Change = ({ attempt }) => ({ attempt: attempt + 1 });

/** The operator has turned mails off meanwhile, and is more patient with services. */
export function withoutMail(ways: readonly Way[]): readonly Way[] {
  return first(sendNoMail, ways).map((way) =>
    when(({ configuration }) => configuration.mail !== 'none', way),
  );
}

const sendNoMail: Change = ({ configuration }) => ({
  configuration: {
    ...configuration,
    mail: 'none',
    maxAttempts: Math.min(
      configuration.maxAttempts + 1,
      MOST_ATTEMPTS,
    ) as typeof configuration.maxAttempts,
  },
});

function toFaults({
  step,
  service,
  taken = nothing,
  unknown = nothing,
  givenUp = [to('#failed')],
}: SpecifiedCall): Ways {
  const [ofRow, ofBatch] = REFUSALS[service];
  const giveUp = (code: FailureCode, ...changes: readonly Change[]) =>
    givenUp.map((way) => ({ ...way, changes: [...changes, fail(code), ...way.changes] }));
  const again = (code: FailureCode, ...changes: readonly Change[]) =>
    when(canRetry, to(`#${step}.waiting`, ...changes, fail(code)));
  const hold = (code: FailureCode, ...changes: readonly Change[]) =>
    to(`#${step}.held`, ...changes, fail(code));
  return {
    throttled: [again('THROTTLED'), ...giveUp('THROTTLED')],
    lost: [again('CONNECTION_LOST', taken, unknown), ...giveUp('CONNECTION_LOST', taken, unknown)],
    brokeInside: [again('SERVICE_ERROR', unknown), ...giveUp('SERVICE_ERROR', unknown)],
    refusedRow: giveUp(ofRow),
    refusedBatch: [hold(ofBatch)],
    // One crash of a trigger may pass; one that goes on concerns every row.
    ...(service === 'cognito' && {
      triggerCrashed: [again('TRIGGER_CRASHED', unknown), hold('TRIGGER_CRASHED', unknown)],
    }),
  };
}

/** A call that may be made again is; of one that may not, the host knows whether it has left. */
function toDeaths({ step, taken = nothing, left, cancelled = [] }: SpecifiedCall): Ways {
  const diedBefore = [stay()];
  const ofCancel = {
    cancelled: [to('#cancelled', ...cancelled)],
    cancelledAfter: [to('#cancelled', taken, ...cancelled)],
  };
  return left === undefined
    ? { diedBefore, diedAfter: [stay(taken)], told: [to(`#${step}.calling`)], ...ofCancel }
    : {
        diedBefore,
        diedDuring: left,
        diedAfter: left.map((way) => ({ ...way, changes: [taken, ...way.changes] })),
        ...ofCancel,
      };
}
