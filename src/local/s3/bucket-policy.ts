import { z } from 'zod';
import { isMet } from '../iam/condition.ts';
import type { Facts } from '../iam/condition.ts';
import { isLike } from '../iam/pattern.ts';
import { createS3Error } from './s3-error.ts';

/** One value, or a list of values. */
const values = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.literal('*'), z.record(z.string(), values)]),
  Action: values,
  Resource: values,
  Condition: z.record(z.string(), z.record(z.string(), values)).default({}),
});

const policy = z.object({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Statement: z.union([statement.transform((one) => [one]), z.array(statement).min(1)]),
});

type Statement = z.output<typeof statement>;

/** A write that a service of AWS wants to make on behalf of what it was set up for. */
export interface ServiceWrite {
  /** For example `ses.amazonaws.com`. */
  readonly service: string;
  readonly bucket: string;
  readonly key: string;
  readonly sourceAccount: string;
  readonly sourceArn: string;
}

/** Reads a policy. @throws MalformedPolicy */
export function parsePolicy(text: string): readonly Statement[] {
  try {
    return policy.parse(JSON.parse(text)).Statement;
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw createS3Error('MalformedPolicy');
    const where = error.issues[0]?.path.join('.') ?? '';
    throw createS3Error('MalformedPolicy', `Policy has an invalid or missing element ${where}`);
  }
}

/**
 * Tells whether a bucket's policy lets a service write. A condition that is not known here is not met, so that an
 * allowance that hangs on it does not count.
 */
export function allowsWrite(text: string | undefined, write: ServiceWrite): boolean {
  const statements = text === undefined ? [] : parsePolicy(text);
  const effects = statements.filter((one) => concerns(one, write)).map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

function concerns(
  { Principal, Action, Resource, Condition }: Statement,
  { service, bucket, key, sourceAccount, sourceArn }: ServiceWrite,
): boolean {
  const facts: Facts = { 'aws:sourceaccount': sourceAccount, 'aws:sourcearn': sourceArn };
  return (
    (Principal === '*' || Principal['Service']?.includes(service) === true) &&
    Action.some((pattern) => isLike('s3:PutObject', pattern)) &&
    Resource.some((pattern) => isLike(`arn:aws:s3:::${bucket}/${key}`, pattern)) &&
    isMet(Condition, facts)
  );
}
