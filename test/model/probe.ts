import { listPaths } from './model-paths.ts';
import { walkPath } from './walk-path.ts';
const every = Number(process.argv[2] ?? 40);
const t = performance.now();
const paths = listPaths().filter((_, i) => i % every === 0);
console.log(paths.length, 'listed', Math.round(performance.now() - t));
const t2 = performance.now();
let failed = 0;
let steps = 0;
const seen = new Map<string, { n: number; msg: string }>();
for (const p of paths) {
  steps += p.events.length;
  try {
    await walkPath(p);
  } catch (e) {
    failed++;
    const m = (e as Error).message.split('\n');
    const key =
      m
        .slice(1)
        .join('|')
        .replace(/\d{6,}/g, 'T')
        .slice(0, 160) +
      ' @' +
      /at ([\w.]+),/.exec(m[0]!)?.[1] +
      ' ' +
      p.events.at(-1) +
      ((e as Error).cause ? ' CAUSE ' + ((e as Error).cause as Error).message : '');
    const old = seen.get(key);
    seen.set(key, {
      n: (old?.n ?? 0) + 1,
      msg: old && old.msg.length < (e as Error).message.length ? old.msg : (e as Error).message,
    });
  }
}
console.log(
  'failed',
  failed,
  'of',
  paths.length,
  steps,
  'steps',
  Math.round(performance.now() - t2),
  'ms',
);
for (const [k, v] of [...seen]
  .sort((a, b) => b[1].n - a[1].n)
  .slice(0, Number(process.argv[3] ?? 12)))
  console.log('\n##', v.n, k, '\n', v.msg);
