import { toInputFormat } from '../../input/input-format.ts';
import { readRows } from '../../input/read-rows.ts';
import { toRowRequirements } from '../../input/row-requirements.ts';
import { makePlan } from '../../preflight/make-plan.ts';
import { formatPlan } from '../../report/plan-lines.ts';
import { createAwsPreflight } from '../../services/aws-preflight.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import type { CommonFlags } from '../flags.ts';
import { loadConfig } from '../load-config.ts';
import { openInput } from '../open-input.ts';
import { pullFirst } from '../pull-first.ts';

/** `plan FILE`: tells how a batch would fare; changes nothing. */
export async function plan(context: CliContext, flags: CommonFlags, file: string): Promise<void> {
  const { env } = context.process;
  const bytes = await openInput(file, context);
  const config = await loadConfig(flags.config, env);
  const rows = readRows(bytes, {
    format: toInputFormat(file),
    requires: toRowRequirements(config),
    onWarning: (warning) => {
      if (!flags.quiet) say(context, warning);
    },
  });
  // A header that cannot work is known before anybody is asked.
  const entries = await pullFirst(rows);
  using account = await createAwsPreflight(config, { env });
  const { signal } = new AbortController();
  const made = await makePlan(account, { config, entries, signal });
  print(context, flags.json ? [JSON.stringify(made)] : formatPlan(made));
  context.process.exitCode = made.ok ? EXIT_CODES.ok : EXIT_CODES.notStarted;
}
