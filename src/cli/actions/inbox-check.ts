import { ConfigError } from '../../domain/config-error.ts';
import type { Config } from '../../domain/config.ts';
import type { InboxCheck } from '../../domain/inbox.ts';
import { checkInbox } from '../../inbox/check-inbox.ts';
import { formatInboxCheck } from '../../report/inbox-lines.ts';
import { createAwsReceiving, toInbox } from '../../services/aws-receiving.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import { EXIT_CODES } from '../exit-code.ts';
import type { CommonFlags } from '../flags.ts';
import { loadConfig } from '../load-config.ts';

/** The flags of `inbox check`. */
export interface InboxCheckFlags extends CommonFlags {
  readonly from?: string;
  readonly timeout: number;
}

/** `inbox check [ADDRESS]`: sends a mail to the inbox and times its arrival, or says what is missing. */
export async function inboxCheck(
  context: CliContext,
  flags: InboxCheckFlags,
  to?: string,
): Promise<void> {
  const { env } = context.process;
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
      if (!flags.quiet) say(context, `A mail is on its way to ${address}`);
    },
  });
  print(context, flags.json ? [JSON.stringify(result)] : formatInboxCheck(result));
  context.process.exitCode = toExitCode(result, isSent);
}

function toSender({ mail }: Config): string {
  if (mail !== null) return mail.from;
  throw new ConfigError(
    'Expected a sender, since the configuration has no `mail.from`, got none. Name a verified one with --from.',
  );
}

function toExitCode({ arrived }: InboxCheck, isSent: boolean): number {
  if (arrived) return EXIT_CODES.ok;
  return isSent ? EXIT_CODES.stoppedEarly : EXIT_CODES.notStarted;
}
