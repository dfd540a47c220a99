import { z } from 'zod';
import { formatModelFaults } from '../model-faults.ts';
import type { XmlContent } from '../xml.ts';
import { readTree } from './form-tree.ts';
import { createSesError } from './ses-error.ts';

/** An empty list is written as an empty value. */
const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === undefined || value === '' ? [] : value), z.array(item));

const flag = z.enum(['true', 'false']).default('false');

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_ReceiptRule.html */
const receiptRule = z.object({
  Name: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/),
  Enabled: flag,
  ScanEnabled: flag,
  TlsPolicy: z.enum(['Optional', 'Require']).default('Optional'),
  Recipients: list(z.string()),
  /** Each is one action by its name; those that are not carried out here are kept and shown. */
  Actions: list(z.record(z.string(), z.record(z.string(), z.string()))),
});

/** What is done with mail that comes in, as SES stores it. */
export type ReceiptRule = z.output<typeof receiptRule>;

/** Reads the rule of a request. @throws ValidationError */
export function parseReceiptRule(parameters: URLSearchParams): ReceiptRule {
  const { success, data, error } = receiptRule.safeParse(readTree(parameters, 'Rule') ?? {});
  if (success) return data;
  throw createSesError('ValidationError', formatModelFaults(error));
}

/** Writes a rule for an answer. */
export function formatReceiptRule({ Recipients, Actions, ...rule }: ReceiptRule): XmlContent {
  return { ...rule, Recipients: { member: Recipients }, Actions: { member: Actions } };
}
