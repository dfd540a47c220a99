import type { PolicyPurpose } from '../../iam/policy-purposes.ts';
import { toIamPolicy } from '../../iam/to-iam-policy.ts';
import { toInbox } from '../../services/aws-receiving.ts';
import { print } from '../context.ts';
import type { CliContext } from '../context.ts';
import type { CommonFlags } from '../flags.ts';
import { loadConfig } from '../load-config.ts';

/** The flags of `policy`. */
export interface PolicyFlags extends CommonFlags {
  readonly for: PolicyPurpose;
}

/** `policy`: prints the least IAM policy that the configuration needs; asks nobody. */
export async function policy(
  context: CliContext,
  { config: path, for: purpose, json }: PolicyFlags,
): Promise<void> {
  const { env } = context.process;
  const config = await loadConfig(path, env);
  if (purpose === 'inbox') toInbox(config);
  const region = config.region ?? env['AWS_REGION'] ?? null;
  const document = toIamPolicy(config, { region, purpose });
  print(context, [JSON.stringify(document, null, json ? 0 : 2)]);
}
