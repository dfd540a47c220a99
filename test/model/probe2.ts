import { assign } from 'xstate';
import { onboardingMachine } from '../../src/machines/onboarding.ts';
import { listPaths } from './model-paths.ts';
import { walkPath } from './walk-path.ts';
const c0 = process.cpuUsage();
const paths = listPaths();
const c1 = process.cpuUsage(c0);
console.log('list cpu', Math.round(c1.user / 1000));
const machine = onboardingMachine.provide({}) as any;
const all = new Map<string, number>();
const visit = (node: any) => {
  const ts = [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
  ts.forEach((t: any, i: number) => {
    const g = typeof t.guard === 'string' ? t.guard : t.guard?.type;
    const id = `${node.id} | ${t.eventType} | ${i} ${g ?? ''} -> ${(t.target ?? []).map((x: any) => x.id.replace('onboarding.', ''))}`;
    all.set(id, 0);
    t.actions = [
      ...t.actions,
      assign(() => {
        all.set(id, all.get(id)! + 1);
        return {};
      }),
    ];
  });
  Object.values(node.states).forEach(visit);
};
visit(machine.root);
let failed = 0,
  steps = 0;
const c2 = process.cpuUsage();
for (const p of paths) {
  steps += p.events.length;
  try {
    await walkPath(p, machine);
  } catch (e) {
    failed++;
    if (failed < 3) console.log((e as Error).message);
  }
}
console.log(
  'walk cpu',
  Math.round(process.cpuUsage(c2).user / 1000),
  'failed',
  failed,
  'steps',
  steps,
);
const kinds: Record<string, number> = {};
for (const p of paths) kinds[p.kind] = (kinds[p.kind] ?? 0) + 1;
console.log(kinds);
const miss = [...all].filter(([, n]) => n === 0).map(([k]) => k);
console.log('transitions', all.size, 'missing', miss.length);
console.log(miss.join('\n'));
