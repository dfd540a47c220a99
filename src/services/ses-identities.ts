import { GetIdentityVerificationAttributesCommand } from '@aws-sdk/client-ses';
import type { SESClient } from '@aws-sdk/client-ses';
import type { Gate } from './gate.ts';
import type { MailIdentities } from './mail-identities.ts';

interface SesIdentitiesOptions {
  readonly client: SESClient;
  readonly gate: Gate;
}

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_GetIdentityVerificationAttributes.html */
const MAX_IDENTITIES = 100;

/** Makes the identities of the client's Region on Amazon SES. */
export function createSesIdentities({ client, gate }: SesIdentitiesOptions): MailIdentities {
  return {
    async findVerified(identities, signal) {
      const verified = new Set<string>();
      for (let start = 0; start < identities.length; start += MAX_IDENTITIES) {
        const Identities = identities.slice(start, start + MAX_IDENTITIES);
        const command = new GetIdentityVerificationAttributesCommand({ Identities });
        const { VerificationAttributes = {} } = await gate({
          operation: 'GetIdentityVerificationAttributes',
          send: (abortSignal) => client.send(command, { abortSignal }),
          options: { signal, begun: true },
        });
        // SES is silent about an identity that it does not know.
        for (const [identity, { VerificationStatus }] of Object.entries(VerificationAttributes)) {
          if (VerificationStatus === 'Success') verified.add(identity);
        }
      }
      return verified;
    },
  };
}
