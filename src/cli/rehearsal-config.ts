import type { Config, ConfigInput } from '../domain/config.ts';

/**
 * Makes the configuration of a rehearsal: the operator's own settings with every endpoint, id and credential of the
 * local AWS. Confirmation mail comes into its inbox, so that a rehearsal needs nobody.
 *
 * @param config - The operator's configuration
 * @param local - The configuration that the local AWS gives
 */
export function toRehearsalConfig(config: Config, local: ConfigInput): ConfigInput {
  const { userPoolId, clientId, identityPoolId } = local.cognito;
  const inbox = local.confirmation?.inbox ?? null;
  const from = local.mail?.from ?? '';
  return {
    ...config,
    region: local.region,
    cognito: { ...config.cognito, userPoolId, clientId, identityPoolId, clientSecret: null },
    confirmation: { ...config.confirmation, inbox, link: 'follow' },
    storage: {
      ...config.storage,
      bucket: local.storage.bucket,
      region: null,
      profile: null,
      expectedBucketOwner: null,
    },
    // A template lies in the account, too.
    mail: config.mail && { ...config.mail, from, region: null, template: null },
    quotas: local.quotas,
    endpoints: local.endpoints,
  };
}

/** The settings of the local user pool that a configuration goes with. */
export function toRehearsalPool({ confirmation }: Config): object {
  return { confirmation: confirmation.by === 'link' ? 'link' : 'code' };
}
