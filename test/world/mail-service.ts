import type { Operation } from './pool-sign-ups.ts';
import type { PoolWorld } from './pool-users.ts';
import type { AwsInput } from './request.ts';

export const MAIL_OPERATIONS: Readonly<Record<string, Operation<PoolWorld>>> = {
  SendEmail: send,
  SendTemplatedEmail: send,
};

function send(input: AwsInput, { books, mint, now }: PoolWorld): unknown {
  const { ToAddresses } = input['Destination'] as { readonly ToAddresses: readonly string[] };
  const id = mint('message');
  books.mails.push({ id, to: ToAddresses[0] ?? '', sentAt: now() });
  return { MessageId: id };
}
