import type { InboxCheck, InboxSetUp } from '../domain/inbox.ts';

/** Formats what a DNS and a bucket need for an inbox. */
export function formatInboxNeeds({ mx, policy }: InboxSetUp): readonly string[] {
  return [
    ...mx.map(({ name, type, priority, value }) => `${name} ${type} ${priority} ${value}`),
    ...JSON.stringify(policy, null, 2).split('\n'),
  ];
}

/** Formats how a mail to an inbox fared. */
export function formatInboxCheck(check: InboxCheck): readonly string[] {
  const { address, arrived, missing, seconds, key, spf, dkim } = check;
  if (!arrived) return [`Mail to ${address} does not arrive:`, ...missing.map((one) => `- ${one}`)];
  return [
    `Mail to ${address} arrived after ${seconds} s under ${key}`,
    `SES says of its sender: SPF ${spf ?? 'nothing'}, DKIM ${dkim ?? 'nothing'}`,
  ];
}
