import { buildCommand } from '@stricli/core';
import { ConfigError } from '../../domain/config-error.ts';
import type { Config } from '../../domain/config.ts';
import { parseDuration } from '../../domain/duration.ts';
import type { InboxCheck } from '../../domain/inbox.ts';
import { checkInbox } from '../../inbox/check-inbox.ts';
import { parseAddress } from '../../inbox/recipients.ts';
import { formatInboxCheck } from '../../report/inbox-lines.ts';
import { createAwsReceiving, toInbox } from '../../services/aws-receiving.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { commonFlags } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { loadConfig } from '../load-config.ts';

interface InboxCheckFlags extends CommonFlags {
  readonly from?: string;
  readonly timeout: number;
}

/** `inbox check [ADDRESS]`: sends a mail to the inbox and times its arrival, or says what is missing. */
export const inboxCheck = buildCommand<InboxCheckFlags, [string?], CliContext>({
  async func(flags, to) {
    const { env } = this.process;
    const config = await loadConfig(flags.config, env);
    const { bucket, prefix } = toInbox(config);
    const from = flags.from ?? toSender(config);
    using receiving = await createAwsReceiving(config, env);
    let isSent = false;
    const result = await checkInbox(receiving, {
      place: { bucket, prefix },
      from,
      to,
      timeoutMs: flags.timeout,
      signal: new AbortController().signal,
      onSent: (address) => {
        isSent = true;
        if (!flags.quiet) say(this, `A mail is on its way to ${address}`);
      },
    });
    print(this, flags.json ? [JSON.stringify(result)] : formatInboxCheck(result));
    this.process.exitCode = toExitCode(result, isSent);
  },
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

function toSender({ mail }: Config): string {
  if (mail !== null) return mail.from;
  throw new ConfigError(
    'Expected a sender, since the configuration has no `mail.from`, got none. Name a verified one with --from.',
  );
}

function parseTimeout(text: string): number {
  const timeoutMs = parseDuration(text);
  if (timeoutMs !== undefined) return timeoutMs;
  throw new ConfigError(`Expected a duration such as 2m, got ${text}.`);
}

function toExitCode({ arrived }: InboxCheck, isSent: boolean): number {
  if (arrived) return EXIT_CODES.ok;
  return isSent ? EXIT_CODES.stoppedEarly : EXIT_CODES.notStarted;
}
