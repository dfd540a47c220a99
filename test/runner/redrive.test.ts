import { expect, it } from 'vitest';
import { createRunner } from '../../src/runner.ts';
import type { RedriveOptions } from '../../src/runner.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { people, useBench } from './rig.ts';
import type { Changes } from './rig.ts';
import { watch } from './watch.ts';

const bench = useBench();

async function toRunner(changes: Changes = {}) {
  const config = parseConfig(bench().config(changes));
  return createRunner({ services: await bench().services(changes), store: bench().store, config });
}

async function redrive(options: Partial<RedriveOptions> = {}) {
  const runner = await toRunner();
  return watch(runner.redrive({ batch: 'spring', waitMs: 5000, ...options }));
}

async function failAtMail(): Promise<void> {
  const fault = 'error:MessageRejected' as const;
  await bench().disturb({ operation: 'SendEmail', fault, rate: 1 });
  const { summary } = await bench().finish(people(2));
  expect(summary.counts).toMatchObject({ failed: 2 });
  await bench().disturb();
}

it('goes on with what the row found out: user and object are those of its first life', async () => {
  await failAtMail();
  const before = await bench().books();

  const watched = await redrive();
  const summary = await watched.run;

  expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 2 } });
  const { users, objects } = await bench().books();
  expect(users.map(({ sub }) => sub)).toEqual(before.users.map(({ sub }) => sub));
  expect(objects.map(({ etag }) => etag)).toEqual(before.objects.map(({ etag }) => etag));
});

it('numbers the steps of the second life after those of the first', async () => {
  await failAtMail();
  await (
    await redrive()
  ).run;
  const batch = await bench().store.findBatch('spring');
  const history = (await batch?.history('person-1')) ?? [];
  expect(history.map(({ revision }) => revision)).toEqual(history.map((_, index) => index + 1));
  expect(history.filter(({ event }) => event === 'begin')).toHaveLength(2);
});

it('goes by the configuration of now', async () => {
  await failAtMail();
  const runner = await toRunner({ mail: null });
  const summary = await runner.redrive({ batch: 'spring' });
  expect(summary.counts).toMatchObject({ provisioned: 2 });
  expect((await bench().books()).mails.filter(({ kind }) => kind === 'ses')).toEqual([]);
});

it('keeps the values that a row began with, whatever a changed input says', async () => {
  await failAtMail();
  const watched = await redrive({ signal: AbortSignal.abort() });
  await watched.run;
  const [first, second] = people(2);

  const { all, results } = await bench().finish([{ ...first, name: 'Another' }, second]);

  expect(all('row.changed')).toMatchObject([{ username: 'person-1' }]);
  expect(results.map(({ outcome }) => outcome)).toEqual(['provisioned', 'provisioned']);
});

it('does not take a rejected line for a row', async () => {
  await bench().finish([...people(1), { username: '' }]);
  const { rejected, provisioned } = (await (await redrive()).run).counts;
  expect({ rejected, provisioned }).toEqual({ rejected: 1, provisioned: 1 });
});

it('refuses a batch that was never begun', async () => {
  const { run } = await redrive({ batch: 'autumn' });
  await expect(run).rejects.toThrow('Expected a batch that was begun, got autumn.');
  await expect((await toRunner()).cancel('autumn')).rejects.toThrow('got autumn');
});

it('cancels no row of a batch that a run has', async () => {
  await bench().disturb({ operation: 'SignUp', fault: 'delay:5s', rate: 1 });
  const { run } = await bench().start(people(1));
  const runner = await toRunner();
  await expect
    .poll(() => runner.cancel('spring').catch((error: Error) => error.message))
    .toContain('spring');
  await run.stop({ now: true });
});
