import { createHash } from 'node:crypto';
import type { Run } from '../../src/runner.ts';
import { createKey } from '../../src/store/key.ts';
import { createSealer } from '../../src/store/seal.ts';
import { everyRowEnds } from './invariants/every-row-ends.ts';
import { INVARIANTS } from './invariants/invariants.ts';
import { live } from './life.ts';
import type { Surroundings } from './life.ts';
import { createNetwork } from './network.ts';
import type { Plan } from './plan.ts';
import { createResidents } from './residents.ts';
import { createScene, readRows } from './scene.ts';
import type { Scene } from './scene.ts';
import { createTallyWatcher } from './tally.ts';
import type { Tally } from './tally.ts';
import { createTrace } from './trace.ts';
import { watchWith } from './watcher.ts';
import type { Watcher } from './watcher.ts';

/** What became of a plan. */
export interface Course {
  /** Each promise that was broken, and how. */
  readonly violations: readonly Violation[];
  /** What happened, a line each. */
  readonly trace: readonly string[];
  /** Names the course: the same plan takes the same one. */
  readonly digest: string;
  readonly tally: Tally;
}

export interface Violation {
  readonly promise: string;
  readonly what: string;
}

/** Lives after which a batch should long have ended. */
const MAX_LIVES = 80;

const PROCESSES_END = 'every process ends in order';

/** Pauses between processes, where the plan says nothing, in milliseconds. */
const PAUSE_MS = { waiting: 600_000, other: 5000 } as const;

/** Lets a plan take its course, in virtual time, and holds it against every promise. */
export async function simulate(plan: Plan): Promise<Course> {
  const violations: Violation[] = [];
  const scene = createScene(plan, (promise, what) => void violations.push({ promise, what }));
  const trace = createTrace(scene);
  const counter = createTallyWatcher(scene);
  const invariants = INVARIANTS.map(({ watch }) => watch(scene));
  try {
    await liveAll(scene, watchWith([...invariants, trace, counter]));
    const digest = toDigest(scene, trace.lines);
    return { violations, trace: trace.lines, digest, tally: counter.tally };
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? `${message} ${cause.stack}` : message;
    violations.push({ promise: PROCESSES_END, what: why });
    return {
      violations,
      trace: trace.lines,
      digest: toDigest(scene, trace.lines),
      tally: counter.tally,
    };
  } finally {
    scene.timeline.end();
    scene.database.close();
  }
}

async function liveAll(scene: Scene, watcher: Required<Watcher>): Promise<void> {
  const sealer = createSealer(createKey());
  let run: Run | undefined;
  const residents = createResidents({ scene, sealer, presentRun: () => run });
  for (const { afterMs, byMs } of scene.plan.clockSets) {
    scene.timeline.after(afterMs, () => scene.timeline.setClock(byMs));
  }
  const network = createNetwork({ scene, watcher, onEffect: residents.readMail });
  const onRun = (present: Run | undefined): void => void (run = present);
  const surroundings = { scene, network, watcher, sealer, onRun };
  let lives = 0;
  while (await liveOnce(surroundings, lives)) {
    lives += 1;
    if (lives < MAX_LIVES) continue;
    scene.report(everyRowEnds.promise, `the batch goes on after ${MAX_LIVES} processes`);
    break;
  }
  watcher.end();
}

/** Lets one process live; tells whether there is more to do. */
async function liveOnce(surroundings: Surroundings, index: number): Promise<boolean> {
  const { scene, watcher } = surroundings;
  const lifeEnd = scene.plan.lives[index];
  watcher.begin();
  const reason = (await live(surroundings, lifeEnd))?.reason;
  scene.timeline.beginLife();
  watcher.rest();
  if (reason === 'done') return false;
  if (reason === 'held') scene.world.set({ areCredentialsExpired: false, denied: new Set() });
  const pauseMs = reason === 'waiting' ? PAUSE_MS.waiting : PAUSE_MS.other;
  await scene.timeline.pass(lifeEnd?.downMs ?? pauseMs);
  scene.timeline.beginLife();
  return true;
}

function toDigest(scene: Scene, trace: readonly string[]): string {
  const hash = createHash('sha256');
  for (const line of trace) hash.update(`${line}\n`);
  for (const { key, life } of readRows(scene)) hash.update(`${key} ${JSON.stringify(life)}\n`);
  return hash.digest('hex').slice(0, 16);
}
