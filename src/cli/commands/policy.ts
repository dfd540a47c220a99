import { buildCommand } from '@stricli/core';
import { POLICY_PURPOSES, toIamPolicy } from '../../iam/to-iam-policy.ts';
import { toInbox } from '../../services/aws-receiving.ts';
import { print } from '../context.ts';
import type { CliContext } from '../context.ts';
import { commonFlags } from '../flags.ts';
import type { CommonFlags } from '../flags.ts';
import { loadConfig } from '../load-config.ts';

interface PolicyFlags extends CommonFlags {
  readonly for: (typeof POLICY_PURPOSES)[number];
}

/** `policy`: prints the least IAM policy that the configuration needs; asks nobody. */
export const policy = buildCommand<PolicyFlags, [], CliContext>({
  async func({ config: path, for: purpose, json }) {
    const { env } = this.process;
    const config = await loadConfig(path, env);
    if (purpose === 'inbox') toInbox(config);
    const region = config.region ?? env['AWS_REGION'] ?? null;
    const document = toIamPolicy(config, { region, purpose });
    print(this, [JSON.stringify(document, null, json ? 0 : 2)]);
  },
  parameters: {
    flags: {
      ...commonFlags,
      for: {
        kind: 'enum',
        values: POLICY_PURPOSES,
        brief: 'The command that is to be allowed',
        default: 'run',
      },
    },
  },
  docs: { brief: 'Print the least IAM policy that the configuration needs' },
});
