import type { z } from 'zod';
import type { AwsError } from '../aws-error.ts';
import { createCognitoError } from './cognito-error.ts';
import type { Pool } from './pool.ts';

/** One operation of the user-pool API. */
export interface CognitoOperation {
  /** Whether IAM signs it; public operations carry no `Authorization` header. */
  readonly signed: boolean;
  /**
   * Carries out a call.
   *
   * @param request - The JSON of the request, not checked yet
   * @returns The JSON of the answer
   * @throws AwsError
   */
  run(request: unknown, pool: Pool): object | Promise<object>;
}

interface Definition<S extends z.ZodType> {
  readonly signed: boolean;
  readonly request: S;
  readonly run: (request: z.output<S>, pool: Pool) => object | Promise<object>;
}

/**
 * Defines an operation whose request is checked as AWS checks its model: members it does not know are ignored, faults
 * become one InvalidParameterException.
 */
export function defineOperation<S extends z.ZodType>(definition: Definition<S>): CognitoOperation {
  const { signed, request: schema, run } = definition;
  return {
    signed,
    run: (request, pool) => {
      const result = schema.safeParse(request);
      if (!result.success) throw toInvalidParameter(result.error);
      return run(result.data, pool);
    },
  };
}

function toInvalidParameter({ issues }: z.ZodError): AwsError {
  const faults = issues.map(
    (issue) => `Value at '${toMember(issue)}' failed to satisfy constraint: ${toConstraint(issue)}`,
  );
  const count = `${faults.length} validation error${faults.length === 1 ? '' : 's'} detected`;
  return createCognitoError('InvalidParameterException', `${count}: ${faults.join('; ')}`);
}

function toMember({ path }: z.core.$ZodIssue): string {
  return path
    .map(String)
    .map((part) => part.charAt(0).toLowerCase() + part.slice(1))
    .join('.');
}

function toConstraint(issue: z.core.$ZodIssue): string {
  const { code } = issue;
  if (code === 'invalid_type') return 'Member must not be null';
  if (code === 'too_small') {
    return `Member must have ${toMeasure(issue)} greater than or equal to ${issue.minimum}`;
  }
  if (code === 'too_big') {
    return `Member must have ${toMeasure(issue)} less than or equal to ${issue.maximum}`;
  }
  if (code === 'invalid_format') {
    return `Member must satisfy regular expression pattern: ${toPattern(issue.pattern)}`;
  }
  if (code === 'invalid_value') {
    return `Member must satisfy enum value set: [${issue.values.map(String).join(', ')}]`;
  }
  return issue.message;
}

function toMeasure({ origin }: { readonly origin: string }): string {
  return origin === 'number' || origin === 'int' ? 'value' : 'length';
}

/** Zod gives `/^[\S]+$/u`, AWS shows `[\S]+`. */
function toPattern(pattern: string | undefined): string {
  return (pattern ?? '').replace(/^\/\^?/, '').replace(/\$?\/\w*$/, '');
}
