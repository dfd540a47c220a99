import { buildCommand } from '@stricli/core';
import { ConfigError } from '../../domain/config-error.ts';
import { FAILURE_CLASSES } from '../../domain/failure.ts';
import type { FailureCode } from '../../domain/failure.ts';
import type { RedriveFlags } from '../actions/redrive.ts';
import type { CliContext } from '../context.ts';
import { batchPositional, commonFlags } from '../flags.ts';
import { paceFlags } from '../pace-flags.ts';
import { toLoader } from '../to-loader.ts';

/** `redrive [BATCH]`: begins failed and cancelled rows again and runs them. */
export const redrive = buildCommand<RedriveFlags, [string?], CliContext>({
  loader: toLoader(async () => (await import('../actions/redrive.ts')).redrive),
  parameters: {
    positional: batchPositional,
    flags: {
      ...commonFlags,
      code: {
        kind: 'parsed',
        parse: parseCode,
        brief: 'Only rows whose failure has this code; may be repeated',
        placeholder: 'code',
        optional: true,
        variadic: true,
      },
      user: {
        kind: 'parsed',
        parse: String,
        brief: 'Only the row of this username; may be repeated',
        placeholder: 'user',
        optional: true,
        variadic: true,
      },
      ...paceFlags,
    },
  },
  docs: { brief: 'Begin failed and cancelled rows again and run them' },
});

function parseCode(text: string): FailureCode {
  if (Object.hasOwn(FAILURE_CLASSES, text)) return text as FailureCode;
  throw new ConfigError(`Expected the code of a failure as in docs/errors.md, got ${text}.`);
}
