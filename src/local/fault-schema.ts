import { z } from 'zod';
import { parseDisturbance } from './faults.ts';
import type { Fault } from './faults.ts';
import { OPERATION_NAMES } from './operation-names.ts';
import { parseInput } from './parse-input.ts';

const FAULTS = 'throttle, error:NAME, error:NAME:text, reset, hang, lostReply or delay:200ms';

const faultsSchema = z.array(
  z
    .strictObject({
      operation: z.enum(['*', ...OPERATION_NAMES]),
      fault: z
        .string()
        .refine((text) => parseDisturbance(text) !== undefined, { error: `expected ${FAULTS}` }),
      rate: z.number().min(0).max(1).optional(),
      calls: z.array(z.int().min(1)).min(1).optional(),
      retryAfter: z.number().min(0).optional(),
    })
    .refine(({ rate, calls }) => rate === undefined || calls === undefined, {
      error: 'expected `rate` or `calls`, not both',
    }),
);

/**
 * Checks faults that came from outside: the JSON of a fault file or of `PUT /_local/faults`.
 *
 * @param input - An array of {@link Fault}; an operation that the local AWS does not know is refused, so that a slip of
 * the pen does not rehearse nothing
 * @throws An error that names what was expected, what came and where
 */
export function parseFaults(input: unknown): readonly Fault[] {
  return parseInput(faultsSchema, input, 'faults');
}
