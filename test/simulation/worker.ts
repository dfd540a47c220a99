import { checkRun } from './check-run.ts';

/** Which runs a worker takes: every `step`th from `first` up, below `end`. */
export interface Share {
  readonly seed: number;
  readonly first: number;
  readonly step: number;
  readonly end: number;
}

const { seed, first, step, end } = JSON.parse(process.argv[2] ?? '') as Share;
for (let index = first; index < end; index += step) {
  process.send?.(await checkRun(seed, index));
}
