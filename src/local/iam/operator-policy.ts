import { z } from 'zod';
import { parseInput } from '../parse-input.ts';
import { isMet } from './condition.ts';
import type { Facts } from './condition.ts';
import { isLike } from './pattern.ts';

/** One value, or a list of values. */
const values = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const statement = z.strictObject({
  Sid: z.string().regex(/^\w*$/).optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: values,
  Resource: values,
  Condition: z.record(z.string(), z.record(z.string(), values)).default({}),
});

const document = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.union([statement.transform((one) => [one]), z.array(statement)]),
});

/** What the operator may do; `null` stands for everything. */
export type OperatorPolicy = Readonly<z.output<typeof document>> | null;

/** What a request needs to be allowed. */
export interface Need {
  /** For example `s3:GetObject`. */
  readonly action: string;
  /** An ARN, or `*` where the action knows no resources. */
  readonly resource: string;
  readonly facts?: Facts;
}

/**
 * Checks a policy that came from outside.
 *
 * @param input - A policy for an identity, or `null`
 * @throws An error that names what was expected, what came and where
 */
export function parseOperatorPolicy(input: unknown): OperatorPolicy {
  return parseInput(document.nullable(), input, 'policy');
}

/** Tells whether a policy allows what a request needs: some statement does and none denies it. */
export function allows(policy: OperatorPolicy, need: Need): boolean {
  if (policy === null) return true;
  const effects = policy.Statement.filter((one) => concerns(one, need)).map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

/** Finds the first need that a policy does not allow. */
export function findRefused(policy: OperatorPolicy, needs: readonly Need[]): Need | undefined {
  return needs.find((need) => !allows(policy, need));
}

/** Words a refusal as most services do. */
export function formatRefusal({ action, resource }: Need, accountId: string): string {
  return `User: ${toUserArn(accountId)} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}

/** The name of whoever signs with any key but an identity pool's. */
export function toUserArn(accountId: string): string {
  return `arn:aws:iam::${accountId}:user/operator`;
}

function concerns(
  { Action, Resource, Condition }: z.output<typeof statement>,
  { action, resource, facts = {} }: Need,
): boolean {
  return (
    Action.some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
    Resource.some((pattern) => isLike(resource, pattern)) &&
    isMet(Condition, facts)
  );
}
