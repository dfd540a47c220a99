import type { Config } from '../domain/config.ts';
import { toInboxStatements } from './inbox-statements.ts';
import { toOffboardStatements } from './offboard-statements.ts';
import { toPlace } from './place.ts';
import type { Place } from './place.ts';
import type { PolicyPurpose } from './policy-purposes.ts';
import { toRunStatements } from './run-statements.ts';
import type { IamStatement } from './statement.ts';

/** A policy of IAM for whoever runs a command. */
export interface IamPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly IamStatement[];
}

interface IamPolicyOptions {
  /** `null` where nobody named one: the pool's own is taken. */
  readonly region: string | null;
  readonly purpose: PolicyPurpose;
}

const STATEMENTS: Readonly<
  Record<PolicyPurpose, (config: Config, place: Place) => readonly IamStatement[]>
> = { run: toRunStatements, offboard: toOffboardStatements, inbox: toInboxStatements };

/**
 * Makes the least policy of IAM that a configuration needs; each statement is for one thing and names it.
 *
 * @param config - A checked configuration
 */
export function toIamPolicy(config: Config, { region, purpose }: IamPolicyOptions): IamPolicy {
  const place = toPlace(config, region);
  return { Version: '2012-10-17', Statement: STATEMENTS[purpose](config, place) };
}
