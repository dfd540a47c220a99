import { buildCommand } from '@stricli/core';
import type { CliContext } from '../context.ts';
import { commonFlags, filePositional } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { toLoader } from '../to-loader.ts';

/** `plan FILE`: tells how a batch would fare; changes nothing. */
export const plan = buildCommand<CommonFlags, [string], CliContext>({
  loader: toLoader(async () => (await import('../actions/plan.ts')).plan),
  parameters: { positional: filePositional, flags: commonFlags },
  docs: { brief: 'Tell how a batch would fare and what stands in its way; changes nothing' },
});
