import type { ExplicitAuthFlowsType } from '@aws-sdk/client-cognito-identity-provider';
import type { Config } from '../domain/config.ts';

type AuthFlow = Config['cognito']['authFlow'];

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html */
const NAMES: Readonly<Record<AuthFlow, readonly ExplicitAuthFlowsType[]>> = {
  USER_PASSWORD_AUTH: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
  USER_SRP_AUTH: ['ALLOW_USER_SRP_AUTH'],
  ADMIN_USER_PASSWORD_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
};

const FLOWS: readonly AuthFlow[] = [
  'USER_PASSWORD_AUTH',
  'USER_SRP_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
];

/** Tells which of the flows that a batch can go an app client allows, by its list in AWS's present or former names. */
export function toAuthFlows(listed: readonly ExplicitAuthFlowsType[] = []): readonly AuthFlow[] {
  return FLOWS.filter(
    (flow) =>
      NAMES[flow].some((name) => listed.includes(name)) ||
      (flow === 'USER_SRP_AUTH' && allowsSrpByDefault(listed)),
  );
}

/** A client without a list allows it, and one with former names unless it allows custom sign-in only. */
function allowsSrpByDefault(listed: readonly ExplicitAuthFlowsType[]): boolean {
  const isOfFormerNames = !listed.some((name) => name.startsWith('ALLOW_'));
  return isOfFormerNames && !listed.includes('CUSTOM_AUTH_FLOW_ONLY');
}
