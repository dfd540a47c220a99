import fc from 'fast-check';
import { anyPlan } from './any-plan.ts';
import type { Plan } from './plan.ts';
import { simulate } from './simulate.ts';
import type { Course, Violation } from './simulate.ts';

/** One run of a seed, and what was found. */
export interface CheckedRun {
  readonly index: number;
  readonly digest: string;
  readonly tally: Course['tally'];
  /** The shortest course found that breaks a promise, where one does. */
  readonly broken: BrokenRun | null;
}

interface BrokenRun {
  readonly plan: Plan;
  readonly violations: readonly Violation[];
  readonly trace: readonly string[];
}

/** Shorter plans that are tried after a promise was broken. */
const MAX_SHRINKS = 400;

/** Simulates run `index` of a seed; a plan that breaks a promise is shrunk. */
export async function checkRun(seed: number, index: number): Promise<CheckedRun> {
  const courses: Course[] = [];
  let broken: BrokenRun | null = null;
  const property = fc.asyncProperty(anyPlan, async (plan) => {
    if (courses.length > MAX_SHRINKS) return true;
    const course = await simulate(plan);
    courses.push(course);
    const { violations, trace } = course;
    if (violations.length > 0) broken = { plan, violations, trace };
    return violations.length === 0;
  });
  const { failed, errorInstance } = await fc.check(property, {
    seed: toSeed(seed, index),
    numRuns: 1,
  });
  if (failed && broken === null) throw errorInstance;
  const [first] = courses;
  if (first === undefined) throw new Error(`Expected run ${index} to take its course`);
  return { index, digest: first.digest, tally: first.tally, broken };
}

/** The command that takes the same course again. */
export function formatReplay(seed: number, index: number): string {
  return `npm run simulate -- --seed ${seed} --run ${index}`;
}

/** Spreads runs over the seeds of fast-check, which are 32 bits wide. */
function toSeed(seed: number, index: number): number {
  return (Math.imul(seed, 0x9e3779b1) + index) | 0;
}
