import type { Summary } from '../../src/domain/summary.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createRunner } from '../../src/runner.ts';
import type { Run } from '../../src/runner.ts';
import type { Inbox } from '../../src/services/inbox.ts';
import type { Services } from '../../src/services/services.ts';
import type { Sealer } from '../../src/store/seal.ts';
import { createSqliteStore } from '../../src/store/sqlite-store.ts';
import { createWorldServices } from '../world/services.ts';
import { PATIENCE, toBatchConfig } from './batch-config.ts';
import { createMortalDatabase } from './mortal-database.ts';
import type { Network } from './network.ts';
import type { LifeEnd } from './plan.ts';
import { toCode } from './residents.ts';
import { Process } from './process.ts';
import { BATCH, toInputRow } from './scene.ts';
import type { Scene } from './scene.ts';
import { watchStore } from './watch-store.ts';
import type { Watcher } from './watcher.ts';

/** What a process needs to live in a scene. */
export interface Surroundings {
  readonly scene: Scene;
  readonly network: Network;
  readonly watcher: Required<Watcher>;
  readonly sealer: Sealer;
  /** Told of the run of each process, and of its end. */
  readonly onRun: (run: Run | undefined) => void;
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
  const process = new Process(lifeEnd);
  const ending: Ending = { end: undefined };
  startRun(surroundings, process).then(
    (summary) => (ending.end = { summary }),
    (error: unknown) => (ending.end = { error }),
  );
  try {
    return await runOn(surroundings.scene, process, ending);
  } finally {
    // Whatever it left under way, nobody hears the answer.
    process.isAlive = false;
    surroundings.onRun(undefined);
  }
}

async function runOn(
  { timeline, database }: Scene,
  process: Process,
  ending: Ending,
): Promise<Summary | null> {
  let steps = 0;
  do {
    await timeline.settle();
    if (!process.isAlive) break;
    if (ending.end !== undefined) return toSummary(ending.end);
    steps += 1;
    if (!timeline.fire() || steps > MAX_STEPS) throw new Error(describeStandstill(steps));
  } while (process.isAlive);
  // What a process left open goes with it, before anything else happens to the disk.
  if (database.isTransaction) database.exec('ROLLBACK');
  return null;
}

/** How a run ended, once it has. */
interface Ending {
  end: Ended | undefined;
}

type Ended = { readonly summary: Summary } | { readonly error: unknown };

function toSummary(ended: Ended): Summary {
  if ('summary' in ended) return ended.summary;
  throw new Error('A run was rejected.', { cause: ended.error });
}

function describeStandstill(steps: number): string {
  return steps > MAX_STEPS
    ? 'A run goes on and on.'
    : 'Nothing is under way, and the run does not end.';
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
    services: withReadMails(services, scene),
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
  surroundings.onRun(process.run);
  return await process.run;
}

/** The parsing of mails, which leaves the virtual time, is tested elsewhere: here a mail is read at once. */
function withReadMails(services: Services, { world }: Scene): Services {
  const { inbox } = services;
  if (inbox === null) return services;
  const read: Inbox['read'] = async (id) => {
    const letter = world.books.inbox.find((stored) => stored.id === id);
    if (letter === undefined) return { ignored: 'it is gone' };
    return { recipients: [letter.to], confirmBy: { code: toCode(letter) } };
  };
  return { ...services, inbox: { list: inbox.list.bind(inbox), read, moveAway: null } };
}
