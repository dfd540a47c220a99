import { buildCommand } from '@stricli/core';
import { POLICY_PURPOSES } from '../../iam/policy-purposes.ts';
import type { PolicyFlags } from '../actions/policy.ts';
import type { CliContext } from '../context.ts';
import { commonFlags } from '../flags.ts';
import { toLoader } from '../to-loader.ts';

/** `policy`: prints the least IAM policy that the configuration needs; asks nobody. */
export const policy = buildCommand<PolicyFlags, [], CliContext>({
  loader: toLoader(async () => (await import('../actions/policy.ts')).policy),
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
