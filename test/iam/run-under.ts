import { CreateTemplateCommand } from '@aws-sdk/client-ses';
import { parseConfig } from '../../src/domain/parse-config.ts';
import type { IamStatement } from '../../src/iam/statement.ts';
import { toIamPolicy } from '../../src/iam/to-iam-policy.ts';
import type { Fault } from '../../src/local/faults.ts';
import { Rig } from '../local/rig.ts';
import type { Bench, Changes } from '../runner/rig.ts';
import { until } from '../runner/rig.ts';

/** A configuration, and what its rows meet. */
export interface Way {
  readonly changes: Changes;
  readonly rows: readonly { readonly username: string }[];
  readonly pool?: object;
  readonly faults?: readonly Fault[];
  /** Whether people click the links of their mail. */
  readonly clicks?: boolean;
}

export const TEMPLATE = 'welcome';

export function toStatements(bench: Bench, { changes }: Way): readonly IamStatement[] {
  const config = parseConfig(bench.config(changes));
  return toIamPolicy(config, { region: config.region, purpose: 'run' }).Statement;
}

/** Runs a way on an empty AWS whose operator may do what the statements allow. */
export async function runUnder(bench: Bench, way: Way, statements: readonly IamStatement[]) {
  const { changes, rows, clicks = false } = way;
  const rig = new Rig(bench.aws, { nowMs: 0 });
  await prepare(bench, rig, way);
  await enforce(bench, clicks ? [...statements, toReader(rig)] : statements);
  runs += 1;
  const watched = await bench.start(rows, { changes, batch: `run-${runs}`, concurrency: 1 });
  const clicking = clicks ? clickAll(rig, rows, Promise.resolve(watched.run)) : undefined;
  const summary = await watched.run;
  await clicking;
  for (const client of [rig.cognito, rig.identity, rig.s3, rig.ses]) client.destroy();
  return {
    reason: summary.reason,
    counts: summary.counts,
    held: summary.held?.message,
    ignored: watched.all('batch.mailIgnored').length,
    attempts: watched.all('row.settled').map(({ result }) => result.attempts),
  };
}

let runs = 0;

async function prepare(bench: Bench, rig: Rig, { pool = {}, faults = [] }: Way): Promise<void> {
  await bench.control('POST', 'reset');
  await bench.control('PUT', 'pool', pool);
  await addTemplate(rig);
  await bench.disturb(...faults);
}

async function enforce(bench: Bench, Statement: readonly object[]): Promise<void> {
  const answer = await bench.control('PUT', 'policy', { Version: '2012-10-17', Statement });
  if (!answer.ok) throw new Error(await answer.text());
}

/** People read their own mail, which costs the operator nothing; here it lies in a bucket that such a run never reads. */
function toReader({ inboxBucket }: Rig): object {
  const Action = ['s3:ListBucket', 's3:GetObject'];
  const Resource = [`arn:aws:s3:::${inboxBucket}`, `arn:aws:s3:::${inboxBucket}/*`];
  return { Sid: 'Reader', Effect: 'Allow', Action, Resource };
}

async function addTemplate({ ses }: Rig): Promise<void> {
  const Template = { TemplateName: TEMPLATE, SubjectPart: 'Welcome', TextPart: 'Hello' };
  await ses.send(new CreateTemplateCommand({ Template }));
}

async function clickAll(rig: Rig, rows: Way['rows'], run: Promise<unknown>): Promise<void> {
  let hasEnded = false;
  const end = run.then(() => (hasEnded = true));
  for (const { username } of rows) {
    await until(async () => hasEnded || (await rig.mails(username)).length > 0);
    const [mail] = await rig.mails(username);
    const link = /https?:\S+/.exec(mail?.text ?? '')?.[0];
    if (link !== undefined) await (await fetch(link)).arrayBuffer();
  }
  await end;
}
