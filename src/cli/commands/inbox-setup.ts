import { buildCommand } from '@stricli/core';
import { parseRecipient } from '../../inbox/recipients.ts';
import type { InboxSetupFlags } from '../actions/inbox-setup.ts';
import type { CliContext } from '../context.ts';
import { commonFlags } from '../flags.ts';
import { toLoader } from '../to-loader.ts';

/** `inbox setup RECIPIENT…`: makes the receipt rule that stores mail in the inbox. */
export const inboxSetup = buildCommand<InboxSetupFlags, string[], CliContext>({
  loader: toLoader(async () => (await import('../actions/inbox-setup.ts')).inboxSetup),
  parameters: {
    positional: {
      kind: 'array',
      parameter: {
        brief: 'Domain, .domain for its sub-domains, or address that mail is to come in for',
        parse: parseRecipient,
        placeholder: 'recipient',
      },
      minimum: 1,
    },
    flags: {
      ...commonFlags,
      apply: {
        kind: 'boolean',
        brief: 'Set the policy of the bucket too',
        default: false,
        withNegated: false,
      },
    },
  },
  docs: { brief: 'Make the receipt rule that stores mail for a domain in the inbox' },
});
