import { z } from 'zod';
import type { JsonOperation } from '../json-protocol.ts';
import { formatModelFaults } from '../model-faults.ts';
import { createIdentityError } from './identity-error.ts';
import type { IdentityPool } from './identity-pool.ts';

/** One operation of the identity-pool API. */
export type IdentityOperation = JsonOperation<IdentityPool>;

// https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
export const identityIdMember = z
  .string()
  .min(1)
  .max(55)
  .regex(/^[\w-]+:[0-9a-f-]+$/);
export const loginsMember = z
  .record(z.string().min(1).max(128), z.string().min(1).max(50_000))
  .default({});

/** Defines a public operation; this service calls a request that does not fit its model a ValidationException. */
export function defineOperation<S extends z.ZodType>(
  request: S,
  run: (request: z.output<S>, identityPool: IdentityPool) => object,
): IdentityOperation {
  return {
    signed: false,
    run: (json, identityPool) => {
      const result = request.safeParse(json);
      if (result.success) return run(result.data, identityPool);
      throw createIdentityError('ValidationException', formatModelFaults(result.error));
    },
  };
}
