import type { Finding } from '../domain/plan.ts';
import type { AccountSettings } from '../services/account-settings.ts';
import { ask } from './findings.ts';

/** Looks whether the bucket of the objects and that of the inbox can be used. */
export async function checkBuckets(
  { checkStorage, checkInbox }: AccountSettings,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const checks = [
    ask('storage.bucket', checkStorage(signal)),
    ...(checkInbox === null ? [] : [ask('confirmation.inbox', checkInbox(signal))]),
  ];
  return (await Promise.all(checks)).flatMap(({ findings }) => findings);
}
