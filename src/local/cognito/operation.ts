import type { z } from 'zod';
import type { AwsError } from '../aws-error.ts';
import type { JsonOperation } from '../json-protocol.ts';
import { formatModelFaults } from '../model-faults.ts';
import { createCognitoError } from './cognito-error.ts';
import type { Pool } from './pool.ts';

/** One operation of the user-pool API. */
export type CognitoOperation = JsonOperation<Pool>;

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

function toInvalidParameter(error: z.ZodError): AwsError {
  return createCognitoError('InvalidParameterException', formatModelFaults(error));
}
