import type { InboxSetUp } from '../../domain/inbox.ts';
import { planInbox } from '../../inbox/plan-inbox.ts';
import { setUpInbox, toInboxSetUp } from '../../inbox/set-up-inbox.ts';
import { formatInboxNeeds } from '../../report/inbox-lines.ts';
import { createAwsReceiving, toInbox } from '../../services/aws-receiving.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import type { CommonFlags } from '../flags.ts';
import { loadConfig } from '../load-config.ts';

/** The flags of `inbox setup`. */
export interface InboxSetupFlags extends CommonFlags {
  readonly apply: boolean;
}

/** `inbox setup RECIPIENT…`: makes the receipt rule that stores mail in the inbox. */
export async function inboxSetup(
  context: CliContext,
  flags: InboxSetupFlags,
  ...recipients: string[]
): Promise<void> {
  const { env } = context.process;
  const config = await loadConfig(flags.config, env);
  using receiving = await createAwsReceiving(config, env);
  const { signal } = new AbortController();
  const { bucket, prefix } = toInbox(config);
  const plan = await planInbox(receiving, { place: { bucket, prefix }, recipients }, signal);
  let result = toInboxSetUp(plan);
  try {
    if (!flags.json) show(context, result, flags);
    const onChange = (change: Partial<InboxSetUp>) => (result = { ...result, ...change });
    result = await setUpInbox(receiving, plan, { apply: flags.apply, signal, onChange });
  } finally {
    // What the bucket needs is wanted most where SES refuses the rule.
    if (flags.json) print(context, [JSON.stringify(result)]);
  }
  if (!flags.quiet) for (const line of tell(result)) say(context, line);
}

function show(context: CliContext, result: InboxSetUp, { quiet }: InboxSetupFlags): void {
  const talk = [...result.warnings, 'The DNS and the policy of the bucket need:'];
  if (!quiet) for (const line of talk) say(context, line);
  print(context, formatInboxNeeds(result));
}

function tell(result: InboxSetUp): readonly string[] {
  const { rule, ruleSet, created, activated, policyApplied } = result;
  return [
    ...(policyApplied ? ['The bucket lets SES write'] : []),
    `Rule ${rule} ${created ? 'was added to' : 'stands already in'} rule set ${ruleSet}${activated ? ', which is in force now' : ''}`,
    'Try it with `inbox check`',
  ];
}
