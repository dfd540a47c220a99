import { buildCommand } from '@stricli/core';
import type { ShowFlags } from '../actions/show.ts';
import type { CliContext } from '../context.ts';
import { commonFlags } from '../flags.ts';
import { parsePort } from '../parse-port.ts';
import { toLoader } from '../to-loader.ts';

/** `show USER`: everything about one row. */
export const show = buildCommand<ShowFlags, [string], CliContext>({
  loader: toLoader(async () => (await import('../actions/show.ts')).show),
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: "The row's username", parse: String, placeholder: 'user' }],
    },
    flags: {
      ...commonFlags,
      inspect: {
        kind: 'boolean',
        brief: 'Replay the history to inspectors of XState until interrupted',
        default: false,
        withNegated: false,
      },
      inspectPort: {
        kind: 'parsed',
        parse: parsePort,
        brief: 'Port of --inspect on 127.0.0.1 (default: any)',
        placeholder: 'n',
        optional: true,
      },
    },
  },
  docs: { brief: "Show one row's history and what comes next" },
});
