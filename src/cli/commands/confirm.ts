import { buildCommand } from '@stricli/core';
import type { ConfirmFlags } from '../actions/confirm.ts';
import type { CliContext } from '../context.ts';
import { commonFlags } from '../flags.ts';
import { toLoader } from '../to-loader.ts';

/** `confirm USER CODE` or `confirm --codes FILE`: hands in codes that a person read. */
export const confirm = buildCommand<ConfirmFlags, [string?, string?], CliContext>({
  loader: toLoader(async () => (await import('../actions/confirm.ts')).confirm),
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: "The row's username", parse: String, placeholder: 'user', optional: true },
        { brief: 'The code from the mail', parse: String, placeholder: 'code', optional: true },
      ],
    },
    flags: {
      ...commonFlags,
      codes: {
        kind: 'parsed',
        parse: String,
        brief: 'CSV file with the columns username and code',
        placeholder: 'file',
        optional: true,
      },
    },
  },
  docs: { brief: 'Hand in confirmation codes that a person read' },
});
