import type { Summary } from '../../src/domain/summary.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createRunner } from '../../src/runner.ts';
import type { Run } from '../../src/runner.ts';
import type { Inbox } from '../../src/services/inbox.ts';
import type { Sealer } from '../../src/store/seal.ts';
import { createSqliteStore } from '../../src/store/sqlite-store.ts';
import { createWorldServices } from '../world/services.ts';
import { PATIENCE, toBatchConfig } from './batch-config.ts';
import { createMortalDatabase } from './mortal-database.ts';
import type { Network } from './network.ts';
import type { LifeEnd } from './plan.ts';
import { toCode } from './residents.ts';
import type { Residents } from './residents.ts';
import { BATCH, toInputRow } from './scene.ts';
import type { Scene } from './scene.ts';
import { watchStore } from './watch-store.ts';
import type { Watcher } from './watcher.ts';

/** What a process needs to live in a scene. */
export interface Surroundings {
  readonly scene: Scene;
  readonly network: Network;
  readonly residents: Residents;
  readonly watcher: Required<Watcher>;
  readonly sealer: Sealer;
}

/** More steps than this, and a process goes round in circles. */
const MAX_STEPS = 200_000;

/**
 * Lets one process run the batch, from its start to its end.
 *
 * @returns The summary of its run; `null` where it was killed
 */
export async function live(
  surroundings: Surroundings,
  lifeEnd: LifeEnd | undefined,
): Promise<Summary | null> {
  const { scene } = surroundings;
  const process = new Process(lifeEnd);
  const run = startRun(surroundings, process);
  let ended: Ended | undefined;
  run.then(
    (summary) => (ended = { summary }),
    (error: unknown) => (ended = { error }),
  );
  for (let steps = 0; ; steps += 1) {
    await scene.timeline.settle();
    if (ended !== undefined && process.isAlive) return toSummary(ended);
    const isMoving = !process.isAlive || scene.timeline.fire();
    if (!process.isAlive) {
      // What a process left open goes with it, before anything else happens to the disk.
      if (scene.database.isTransaction) scene.database.exec('ROLLBACK');
      return null;
    }
    if (!isMoving || steps > MAX_STEPS) throw new Error(describeStandstill(isMoving));
  }
}

type Ended = { readonly summary: Summary } | { readonly error: unknown };

function toSummary(ended: Ended): Summary {
  if ('summary' in ended) return ended.summary;
  throw new Error('A run was rejected.', { cause: ended.error });
}

function describeStandstill(isMoving: boolean): string {
  return isMoving ? 'A run goes on and on.' : 'Nothing is under way, and the run does not end.';
}

/** The life of a process, counted in moments: writes to the store and steps of requests. */
class Process {
  isAlive = true;
  /** Told how to end where the process does so by itself. */
  run: Run | undefined;
  readonly #end: LifeEnd | undefined;
  #moments = 0;

  constructor(end: LifeEnd | undefined) {
    this.#end = end;
  }

  readonly pass = (): void => {
    this.#moments += 1;
    if (this.#moments !== this.#end?.moment) return;
    if (this.#end.by === 'kill') this.isAlive = false;
    // Whoever stops a process does so from outside of what it is doing.
    else queueMicrotask(() => this.#stop(this.#end?.by === 'abort'));
  };

  #stop(now: boolean): void {
    void this.run?.stop({ now }).catch(() => {});
  }
}

function startRun(surroundings: Surroundings, process: Process): Promise<Summary> {
  return openRun(surroundings, process).catch((error: unknown) => {
    // Whatever a killed process says, nobody hears it.
    if (process.isAlive) throw error;
    return new Promise<never>(() => {});
  });
}

async function openRun(surroundings: Surroundings, process: Process): Promise<Summary> {
  const { scene, network, watcher, sealer } = surroundings;
  const { setting } = scene.plan;
  const isAlive = (): boolean => process.isAlive;
  const mortal = createMortalDatabase(scene.database, { isAlive, onWrite: process.pass });
  const store = createSqliteStore({ database: mortal, sealer, lock: () => () => {} });
  const transport = network.connect({ isAlive, pass: process.pass });
  const config = toBatchConfig(setting);
  const now = (): number => scene.timeline.now();
  const services = await createWorldServices({ world: scene.world, transport, config, now });
  const runner = createRunner({
    services: { ...services, inbox: createInbox(surroundings) },
    store: watchStore(store, (update) => process.isAlive && watcher.move(update)),
    config: parseConfig(config),
  });
  const { concurrency, patience } = setting;
  const rows = scene.people.map((person) => toInputRow(person, scene.plan));
  process.run = runner.start(rows, {
    batch: BATCH,
    concurrency,
    waitMs: PATIENCE[patience].waitMs,
  });
  return await process.run;
}

/** The parsing of mails is tested elsewhere; here they come as codes. */
function createInbox({ scene, residents }: Surroundings): Inbox | null {
  const { confirmBy, readsInbox } = scene.plan.setting;
  if (confirmBy !== 'code' || !readsInbox) return null;
  return {
    async *list() {
      yield residents.inbox.map(({ id, arrivedAt }) => ({ id, receivedAt: arrivedAt }));
    },
    async read(id) {
      const letter = residents.inbox.find((arrived) => arrived.id === id);
      if (letter === undefined) return { ignored: 'it is gone' };
      return { recipients: [letter.to], confirmBy: { code: toCode(letter) } };
    },
  };
}
