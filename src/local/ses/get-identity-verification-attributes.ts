import { readList } from './members.ts';
import type { SesOperation } from './operation.ts';

/** GetIdentityVerificationAttributes: tells of verified identities; AWS too is silent about those it does not know. */
export const getIdentityVerificationAttributes: SesOperation = (parameters, { verified }) => {
  const known = readList(parameters, 'Identities').filter((one) => verified.has(one.toLowerCase()));
  const entry = known.map((key) => ({ key, value: { VerificationStatus: 'Success' } }));
  return { VerificationAttributes: { entry } };
};
