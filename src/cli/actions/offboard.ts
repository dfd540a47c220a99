import { ConfigError } from '../../domain/config-error.ts';
import type { OffboardedRow, OffboardingSummary } from '../../domain/offboarding.ts';
import type { Target } from '../../domain/target.ts';
import { formatOffboarding } from '../../report/offboarding-lines.ts';
import { createRunner } from '../../runner.ts';
import { createAwsServices } from '../../services/aws-services.ts';
import type { Services } from '../../services/services.ts';
import { openStore } from '../../store/sqlite-store.ts';
import { ask } from '../ask.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import type { CommonFlags } from '../flags.ts';
import { talkOfServices } from '../listeners/services-talk.ts';
import { openRowFile } from '../row-file.ts';
import { withBatch } from '../with-batch.ts';
import { planWorkplace } from '../workplace.ts';
import type { Workplace } from '../workplace.ts';

/** The flags of `offboard`. */
export interface OffboardFlags extends CommonFlags {
  readonly yes: boolean;
  readonly dryRun: boolean;
}

/** `offboard BATCH`: deletes what the batch created. */
export async function offboard(
  context: CliContext,
  flags: OffboardFlags,
  name: string,
): Promise<void> {
  const { batch, target } = await withBatch(flags, name, async (reader) => ({
    batch: reader.name,
    target: reader.target,
  }));
  const { open } = await planWorkplace(flags, context.process.env);
  await using place = await open();
  if (!flags.yes && !flags.dryRun) await confirm(context, batch, target);
  const interrupt = watchInterrupt(context);
  const { signal } = interrupt;
  const { summary, path } = await carryOut(context, place, { batch, flags, signal });
  const code = interrupt.forget();

  const report = flags.json
    ? [JSON.stringify({ ...summary, rows: path })]
    : [...formatOffboarding(summary), `Rows: ${path}`];
  print(context, report);
  context.process.exitCode = code ?? toExitCode(summary);
}

async function confirm(
  context: CliContext,
  batch: string,
  { userPoolId, bucket }: Target,
): Promise<void> {
  const isSure = await ask(
    context,
    `Delete every user that the batch ${batch} created in user pool ${userPoolId}, and every object in bucket ${bucket}? Rows that have not ended are cancelled first.`,
  );
  if (isSure) return;
  throw new ConfigError(
    'Expected a yes on standard input, got none: nothing was deleted. Say y, or use --yes, or look first with --dry-run.',
  );
}

interface Offboarding {
  readonly batch: string;
  readonly flags: OffboardFlags;
  readonly signal: AbortSignal;
}

async function carryOut(
  context: CliContext,
  place: Workplace,
  { batch, flags: { dryRun, quiet }, signal }: Offboarding,
): Promise<{ readonly summary: OffboardingSummary; readonly path: string }> {
  using services = await createAwsServices(place.config, { env: place.env });
  await using store = await openStore(place);
  using file = openRowFile(place.dir, batch, dryRun ? 'offboard-plan' : 'offboarded');
  const runner = createRunner({ services, store, config: place.config });
  const sayRow = quiet ? () => {} : sayProgress(context, services);
  const onRow = (row: OffboardedRow): void => {
    file.write(row);
    sayRow();
  };
  return { summary: await runner.offboard({ batch, dryRun, signal, onRow }), path: file.path };
}

/** How often something is said while rows go on, in milliseconds. */
const SAY_EVERY_MS = 5000;

/** Says now and then how many rows are done, and which service does not answer. */
function sayProgress(context: CliContext, services: Services): () => void {
  const sayNotice = talkOfServices(context);
  services.subscribe(({ name, event }) => sayNotice(name, event));
  let rows = 0;
  let saidAt = performance.now();
  return () => {
    rows += 1;
    if (performance.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = performance.now();
    say(context, `${rows} rows are done`);
  };
}

/** The first interrupt awaits rows under way; the next is nobody's, and ends the process: nothing is lost by that. */
function watchInterrupt(context: CliContext) {
  const stop = new AbortController();
  let code: number | undefined;
  const forget = context.onInterrupt((signal) => {
    code = EXIT_CODES[signal];
    say(context, 'Finishing rows under way; interrupt again to stop at once');
    stop.abort();
    forget();
  });
  return {
    signal: stop.signal,
    forget(): number | undefined {
      forget();
      return code;
    },
  };
}

function toExitCode({ held, failed }: OffboardingSummary): number {
  if (held !== undefined) return EXIT_CODES.stoppedEarly;
  return failed > 0 ? EXIT_CODES.someFailed : EXIT_CODES.ok;
}
