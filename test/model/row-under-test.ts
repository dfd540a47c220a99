import { parseConfig } from '../../src/domain/parse-config.ts';
import type { Life } from '../../src/domain/life.ts';
import type { OnboardingPolicy } from '../../src/domain/policy.ts';
import type { Secrets } from '../../src/domain/secrets.ts';
import { createInterpreter } from '../../src/interpreter/interpreter.ts';
import type { Interpreter, Transition } from '../../src/interpreter/interpreter.ts';
import { toFacts } from '../../src/machines/facts.ts';
import type { onboardingMachine } from '../../src/machines/onboarding.ts';
import type {
  Facts,
  OnboardingContext,
  OnboardingEvent,
  OnboardingInput,
} from '../../src/machines/onboarding.ts';
import { performCall } from '../../src/runner/perform-call.ts';
import type { CallOutcome } from '../../src/runner/perform-call.ts';
import { toPolicy } from '../../src/runner/policy.ts';
import { createCalls } from '../../src/services/calls.ts';
import type { CallContext, CallTable } from '../../src/services/calls.ts';
import type { AwsRequest, Transport } from '../world/request.ts';
import { createWorldServices } from '../world/services.ts';
import { createWorld } from '../world/world.ts';
import type { World } from '../world/world.ts';
import type { Configuration } from './configuration.ts';
import { BATCH, PASSWORD, toPerson } from './person.ts';
import type { Person } from './person.ts';
import { toConfigInput } from './row-config.ts';

type Machine = typeof onboardingMachine;

/** How the network treats the next request: it is not taken in, or its answer is lost or another. */
export interface Script {
  readonly before?: (request: AwsRequest) => Error;
  readonly after?: (request: AwsRequest) => Error;
}

/** Every event takes a moment, so that points in time differ. */
const MOMENT_MS = 100;

export const STARTED_AT = Date.UTC(2026, 0, 1);

/** A row of the production chart that calls the production services over a world of its own, in virtual time. */
export class RowUnderTest {
  life: Life;
  now = STARTED_AT;
  policy: OnboardingPolicy;
  secrets: Secrets = { password: PASSWORD };
  readonly person: Person;
  readonly world: World;
  readonly #interpreter: Interpreter<Machine>;
  #calls: CallTable | null = null;
  #script: Script = {};
  #hasLeft = false;

  private constructor(configuration: Configuration, machine: Machine) {
    this.#interpreter = createInterpreter(machine);
    this.policy = toPolicy(parseConfig(toConfigInput(configuration)));
    this.person = toPerson(configuration);
    this.world = createWorld({ now: () => this.now });
    this.life = this.#interpreter.begin(this.#toInput(), this.now).life;
  }

  /** Begins a row, with services that no other row has used. */
  static async begin(configuration: Configuration, machine: Machine): Promise<RowUnderTest> {
    const row = new RowUnderTest(configuration, machine);
    const { world } = row;
    const transport: Transport = async (request, take) => {
      const { before, after } = row.#script;
      if (before !== undefined) throw before(request);
      if (after === undefined) return take();
      takeUnheard(take);
      throw after(request);
    };
    const config = toConfigInput(configuration);
    // The services read the real clock, so AWS's answers must be dated by it.
    row.#calls = createCalls(
      await createWorldServices({ world, transport, config, now: () => Date.now() }),
    );
    return row;
  }

  get context(): OnboardingContext {
    return this.life.context as OnboardingContext;
  }

  /** Makes the call that is under way, and tells the row what came of it. */
  async hear(script: Script = {}): Promise<void> {
    const { call } = this.life;
    if (call === null) throw new Error('Expected a call to be under way, found none');
    const outcome = await this.#perform(script);
    if (outcome.type === 'aborted') throw new Error(`Expected an answer to ${call.src}, got none`);
    this.secrets = { ...this.secrets, ...outcome.secrets };
    this.#move(this.#interpreter.reply(this.life, { call, with: outcome.reply }, this.#moment()));
  }

  /** Lets the process die once the call has left; nobody hears the answer. */
  async dieDuring(script: Script = {}): Promise<void> {
    await this.leave(script);
    this.rise();
  }

  /** Makes the call that is under way, and lets nobody hear what came of it. */
  async leave(script: Script = {}): Promise<void> {
    await this.#perform(script);
  }

  /** Carries on as the runner does, with what the store kept: see `ActiveRow.resume`. */
  rise(): void {
    this.life = JSON.parse(JSON.stringify(this.life)) as Life;
    const { call, tags } = this.life;
    if (tags.includes('held') || (call !== null && this.#hasLeft)) {
      this.tell({ type: 'resume', policy: this.policy });
    }
  }

  tell(event: OnboardingEvent): void {
    this.#move(this.#interpreter.send(this.life, event, this.#moment()));
  }

  /** Lets time go by until the timer of a delay fires. */
  wait(delay: string): void {
    const timer = this.life.timers.find(({ id }) => id.startsWith(`xstate.after.${delay}.`));
    if (timer === undefined) throw new Error(`Expected a timer \`${delay}\` to stand, found none`);
    this.now = Math.max(this.now, timer.dueAt);
    this.#move(this.#interpreter.fire(this.life, timer, this.now));
  }

  /** Begins a new life with what the first one found out. */
  redrive(): void {
    this.#moment();
    this.secrets = { password: PASSWORD };
    this.#move(this.#interpreter.begin(this.#toInput(toFacts(this.context)), this.now));
  }

  async #perform(script: Script): Promise<CallOutcome> {
    const { call, tags } = this.life;
    if (call === null || this.#calls === null) throw new Error('Expected a call, found none');
    this.#script = script;
    const context: CallContext = {
      signal: new AbortController().signal,
      begun: true,
      secrets: this.secrets,
      ...(tags.includes('once') && { starting: async () => void (this.#hasLeft = true) }),
    };
    return performCall(call, this.#calls, context);
  }

  #toInput(facts?: Facts): OnboardingInput {
    const { policy, now: startedAt } = this;
    return { batch: BATCH, row: 1, ...this.person, policy, startedAt, ...(facts && { facts }) };
  }

  #moment(): number {
    this.now += MOMENT_MS;
    return this.now;
  }

  #move(transition: Transition | null): void {
    if (transition === null) throw new Error('Expected the row to take a step, it took none');
    this.#hasLeft = false;
    this.life = transition.life;
  }
}

/** What AWS answers, refusals included, is of no account where it does not arrive. */
function takeUnheard(take: () => unknown): void {
  try {
    take();
  } catch {}
}
