import { buildCommand } from '@stricli/core';
import { ConfigError } from '../../domain/config-error.ts';
import type { OffboardingSummary } from '../../domain/offboarding.ts';
import { formatOffboarding } from '../../report/offboarding-lines.ts';
import { createRunner } from '../../runner.ts';
import { createAwsServices } from '../../services/aws-services.ts';
import { openStore } from '../../store/sqlite-store.ts';
import { ask } from '../ask.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { commonFlags } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { openRowFile } from '../row-file.ts';
import { withBatch } from '../with-batch.ts';
import { planWorkplace } from '../workplace.ts';
import type { Workplace } from '../workplace.ts';

interface OffboardFlags extends CommonFlags {
  readonly yes: boolean;
  readonly dryRun: boolean;
}

/** `offboard BATCH`: deletes what the batch created. */
export const offboard = buildCommand<OffboardFlags, [string], CliContext>({
  async func(flags, name) {
    const batch = await withBatch(flags, name, async (reader) => reader.name);
    const { open } = await planWorkplace(flags, this.process.env);
    await using place = await open();
    if (!flags.yes && !flags.dryRun) await confirm(this, place, batch);
    const interrupt = watchInterrupt(this);
    const { summary, path } = await carryOut(place, { batch, flags, signal: interrupt.signal });
    const code = interrupt.forget();

    const report = flags.json
      ? [JSON.stringify({ ...summary, rows: path })]
      : [...formatOffboarding(summary), `Rows: ${path}`];
    print(this, report);
    this.process.exitCode = code ?? toExitCode(summary);
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'Batch', parse: String, placeholder: 'batch' }],
    },
    flags: {
      ...commonFlags,
      yes: { kind: 'boolean', brief: 'Do not ask', default: false, withNegated: false },
      dryRun: {
        kind: 'boolean',
        brief: 'Look what would be deleted, and delete nothing',
        default: false,
        withNegated: false,
      },
    },
  },
  docs: { brief: 'Delete the users and objects that a batch created, and nothing else' },
});

async function confirm(context: CliContext, { config }: Workplace, batch: string): Promise<void> {
  const { cognito, storage } = config;
  const isSure = await ask(
    context,
    `Delete every user that the batch ${batch} created in user pool ${cognito.userPoolId}, and every object in bucket ${storage.bucket}? Rows that have not ended are cancelled first.`,
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
  place: Workplace,
  { batch, flags: { dryRun }, signal }: Offboarding,
): Promise<{ readonly summary: OffboardingSummary; readonly path: string }> {
  using services = await createAwsServices(place.config, { env: place.env });
  await using store = await openStore(place);
  using file = openRowFile(place.dir, batch, dryRun ? 'offboard-plan' : 'offboarded');
  const runner = createRunner({ services, store, config: place.config });
  const onRow = file.write;
  return { summary: await runner.offboard({ batch, dryRun, signal, onRow }), path: file.path };
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
