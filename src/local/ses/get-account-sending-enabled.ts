import type { SesOperation } from './operation.ts';

/** GetAccountSendingEnabled: this account always may send. */
export const getAccountSendingEnabled: SesOperation = () => ({ Enabled: true });
