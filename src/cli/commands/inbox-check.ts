import { buildCommand } from '@stricli/core';
import { ConfigError } from '../../domain/config-error.ts';
import { parseDuration } from '../../domain/duration.ts';
import { parseAddress } from '../../inbox/recipients.ts';
import type { InboxCheckFlags } from '../actions/inbox-check.ts';
import type { CliContext } from '../context.ts';
import { commonFlags } from '../flags.ts';
import { toLoader } from '../to-loader.ts';

/** `inbox check [ADDRESS]`: sends a mail to the inbox and times its arrival, or says what is missing. */
export const inboxCheck = buildCommand<InboxCheckFlags, [string?], CliContext>({
  loader: toLoader(async () => (await import('../actions/inbox-check.ts')).inboxCheck),
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        {
          brief: "Address of the inbox (default: one of the rule's first domain)",
          parse: parseAddress,
          placeholder: 'address',
          optional: true,
        },
      ],
    },
    flags: {
      ...commonFlags,
      from: {
        kind: 'parsed',
        parse: String,
        brief: 'Verified sender (default: mail.from of the configuration)',
        placeholder: 'address',
        optional: true,
      },
      timeout: {
        kind: 'parsed',
        parse: parseTimeout,
        brief: 'How long to wait for the mail',
        placeholder: 'duration',
        default: '2m',
      },
    },
  },
  docs: { brief: 'Send a mail to the inbox and time its arrival, or say what is missing' },
});

function parseTimeout(text: string): number {
  const timeoutMs = parseDuration(text);
  if (timeoutMs !== undefined) return timeoutMs;
  throw new ConfigError(`Expected a duration such as 2m, got ${text}.`);
}
