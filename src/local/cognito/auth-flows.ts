import { z } from 'zod';
import { createCognitoError } from './cognito-error.ts';
import { signInByPassword } from './password-flow.ts';
import type { Pool } from './pool.ts';
import type { AllowedFlow } from './pool-settings.ts';
import { refresh } from './refresh-flow.ts';
import type { SignInParameters } from './sign-in.ts';
import { beginSrp } from './srp-flow.ts';

const FLOW_NAMES = [
  'USER_SRP_AUTH',
  'REFRESH_TOKEN_AUTH',
  'REFRESH_TOKEN',
  'CUSTOM_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
  'USER_AUTH',
] as const;

type FlowName = (typeof FLOW_NAMES)[number];

/** One way to sign in. */
interface AuthFlow {
  /** What the app client must allow. */
  readonly allowedBy: AllowedFlow;
  /** AWS's text where it does not. */
  readonly refusal: string;
  begin(parameters: SignInParameters, pool: Pool): object | Promise<object>;
}

const NOT_ENABLED = 'Auth flow not enabled for this client';
const REFRESH: AuthFlow = {
  allowedBy: 'ALLOW_REFRESH_TOKEN_AUTH',
  refusal: NOT_ENABLED,
  begin: refresh,
};

/** The flows that are served; a new one is a new line. */
const FLOWS: Partial<Readonly<Record<FlowName, AuthFlow>>> = {
  USER_PASSWORD_AUTH: {
    allowedBy: 'ALLOW_USER_PASSWORD_AUTH',
    refusal: 'USER_PASSWORD_AUTH flow not enabled for this client',
    begin: signInByPassword,
  },
  USER_SRP_AUTH: {
    allowedBy: 'ALLOW_USER_SRP_AUTH',
    refusal: 'USER_SRP_AUTH is not enabled for the client.',
    begin: beginSrp,
  },
  ADMIN_USER_PASSWORD_AUTH: {
    allowedBy: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
    refusal: NOT_ENABLED,
    begin: signInByPassword,
  },
  REFRESH_TOKEN_AUTH: REFRESH,
  REFRESH_TOKEN: REFRESH,
};

export const authFlowMember = z.enum(FLOW_NAMES);
export const signInParametersMember = z.record(z.string(), z.string()).default({});

/** Who signs in: a client by InitiateAuth, or a server by AdminInitiateAuth. */
type Caller = 'client' | 'administrator';

const NOT_FOR: Readonly<Record<Caller, readonly FlowName[]>> = {
  client: ['ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
  administrator: ['USER_PASSWORD_AUTH'],
};

interface SignIn {
  readonly flow: FlowName;
  readonly parameters: SignInParameters;
  readonly by: Caller;
}

/** Begins a sign-in. @throws InvalidParameterException where the flow is not for the caller, or not allowed */
export function beginSignIn(
  { flow: name, parameters, by }: SignIn,
  pool: Pool,
): object | Promise<object> {
  if (NOT_FOR[by].includes(name)) throw refuse('Initiate Auth method not supported.');
  const flow = FLOWS[name];
  if (flow === undefined || !pool.settings.authFlows.includes(flow.allowedBy)) {
    throw refuse(flow?.refusal ?? NOT_ENABLED);
  }
  return flow.begin(parameters, pool);
}

function refuse(text: string): Error {
  return createCognitoError('InvalidParameterException', text);
}
